// Ring: a token that goes round 503 goroutines. See programs/tasklet_ring.py.
package main

const tasks = 503

func member(number int, inbox, neighbour chan int, winner chan int) {
	for token := range inbox {
		if token == 0 {
			winner <- number
			return
		}
		neighbour <- token - 1
	}
}

func work(n int) any {
	channels := make([]chan int, tasks)
	for i := range channels {
		channels[i] = make(chan int)
	}
	winner := make(chan int)
	for i, inbox := range channels {
		go member(i+1, inbox, channels[(i+1)%tasks], winner)
	}
	channels[0] <- n
	return <-winner
}

func main() {
	run(program{work: work, operations: func(n int) int { return n }})
}
