// Switch: goroutines that give way to each other. See programs/tasklet_switch.py.
//
// Go does not promise in which order goroutines take turns, so the hash of that order is not taken while they run. Everybody
// counts turns instead, and what is printed is the hash of the order that a ring would give, if the counts are right.
package main

import (
	"fmt"
	"runtime"
)

func spin(times int, trace *uint32, turns *int, done chan bool) {
	for i := 0; i < times; i++ {
		*trace = *trace*31 + 1
		*turns++
		runtime.Gosched()
	}
	done <- true
}

func roundRobin(number, times int) uint32 {
	var trace uint32
	turns := make([]int, number)
	done := make(chan bool, number)
	for i := range turns {
		go spin(times, &trace, &turns[i], done)
	}
	for range turns {
		<-done
	}
	for _, n := range turns {
		if n != times {
			panic("somebody missed a turn")
		}
	}
	return trace
}

func ringTrace(number, times int) uint32 {
	var value uint32
	for i := 0; i < times; i++ {
		for ident := 0; ident < number; ident++ {
			value = value*31 + uint32(ident)
		}
	}
	return value
}

func main() {
	run(program{
		work: func(n int) any { return []uint32{roundRobin(2, n/2), roundRobin(100, n/100)} },
		finish: func(n int, _ any) string {
			return fmt.Sprint(ringTrace(2, n/2), " ", ringTrace(100, n/100))
		},
		operations: func(n int) int { return n/2*2 + n/100*100 },
	})
}
