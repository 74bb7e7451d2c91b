// Create and block: very many goroutines that wait at one gate. See programs/tasklet_create_block.py.
//
// Go does not promise in which order goroutines start, so each adds the square of what it was sent: the sum is the same as
// that of number times value when they arrive in order.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

type waiting struct {
	gate           chan int
	arrived, woken int
	total          int
	all            sync.WaitGroup
}

func (w *waiting) waitAt() {
	w.arrived++
	value := <-w.gate
	w.woken++
	w.total += value * value
	w.all.Done()
}

func blockAll(n int) any {
	w := &waiting{gate: make(chan int)}
	w.all.Add(n)
	for i := 0; i < n; i++ {
		go w.waitAt()
	}
	for w.arrived < n {
		runtime.Gosched()
	}
	return w
}

func releaseAll(n int, result any) string {
	w := result.(*waiting)
	for value := 0; value < n; value++ {
		w.gate <- value
	}
	w.all.Wait()
	return fmt.Sprint(w.woken, " ", w.total)
}

func main() {
	run(program{work: blockAll, finish: releaseAll, operations: func(n int) int { return n }})
}
