// What all programs here share: arguments, the clock, the lines that pirn-bench reads.
//
//	PROGRAM SIZE [--time | --curve N]
package main

import (
	"fmt"
	"os"
	"strconv"
	"time"
)

// program says what is timed (work), what turns its result into the checksum outside the time (finish; without it the
// result is the checksum), and how many operations the work is.
type program struct {
	work       func(n int) any
	finish     func(n int, result any) string
	operations func(n int) int
}

func number(i int) int {
	if i >= len(os.Args) {
		panic("usage: PROGRAM SIZE [--time | --curve N]")
	}
	n, err := strconv.Atoi(os.Args[i])
	if err != nil {
		panic(err)
	}
	return n
}

func run(p program) {
	size := number(1)
	if len(os.Args) > 2 && os.Args[2] == "--curve" {
		for i := number(3); i > 0; i-- {
			start := time.Now()
			result := p.work(size)
			fmt.Printf("curve_ns=%d\n", time.Since(start).Nanoseconds())
			if p.finish != nil {
				p.finish(size, result)
			}
		}
		return
	}
	start := time.Now()
	result := p.work(size)
	elapsed := time.Since(start)
	if p.finish != nil {
		fmt.Println(p.finish(size, result))
	} else {
		fmt.Println(result)
	}
	if len(os.Args) > 2 && os.Args[2] == "--time" {
		fmt.Printf("time_ns_per_op=%.2f\n", float64(elapsed.Nanoseconds())/float64(p.operations(size)))
	}
}
