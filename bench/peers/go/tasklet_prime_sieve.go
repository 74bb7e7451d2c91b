// Prime sieve: a chain of filters that grows by one for every prime. See programs/tasklet_prime_sieve.py.
package main

import "fmt"

func countFrom(first int, out chan<- int, over <-chan bool) {
	for number := first; ; number++ {
		select {
		case out <- number:
		case <-over:
			close(out)
			return
		}
	}
}

func dropMultiples(prime int, source <-chan int, out chan<- int) {
	for number := range source {
		if number%prime != 0 {
			out <- number
		}
	}
	close(out)
}

func work(n int) any {
	over := make(chan bool)
	end := make(chan int)
	go countFrom(2, end, over)
	prime, total := 0, 0
	for i := 0; i < n; i++ {
		prime = <-end
		total += prime
		following := make(chan int)
		go dropMultiples(prime, end, following)
		end = following
	}
	return []any{prime, total, end, over}
}

// Lets the chain run dry, so that a curve does not pile up goroutines.
func finish(_ int, result any) string {
	parts := result.([]any)
	close(parts[3].(chan bool))
	for range parts[2].(chan int) {
	}
	return fmt.Sprint(parts[0], " ", parts[1])
}

// Numbers up to the n-th prime, each with the stages that it reaches.
func operations(n int) int {
	var primes []int
	handed := 0
	for number := 2; len(primes) < n; number++ {
		isPrime := true
		for _, prime := range primes {
			handed++
			if number%prime == 0 {
				isPrime = false
				break
			}
		}
		if isPrime {
			handed++
			primes = append(primes, number)
		}
	}
	return handed
}

func main() {
	run(program{work: work, finish: finish, operations: operations})
}
