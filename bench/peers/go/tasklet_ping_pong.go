// Ping-pong: a channel round trip. See programs/tasklet_ping_pong.py.
package main

func work(n int) any {
	there, back, result := make(chan int), make(chan int), make(chan int)
	go func() {
		for i := 0; i < n; i++ {
			back <- <-there + 1
		}
	}()
	go func() {
		value := 0
		for i := 0; i < n; i++ {
			there <- value
			value = <-back
		}
		result <- value
	}()
	return <-result
}

func main() {
	run(program{work: work, operations: func(n int) int { return n }})
}
