// Tasks as async functions; channels on which sender and receiver meet. The order is that of the engine's queue of microtasks.

"use strict";

/** First come, first served; as a linked list, so that long queues cost no more. */
class Queue {
  constructor() {
    this.first = null;
    this.last = null;
  }

  put(item) {
    if (this.last === null) this.first = item;
    else this.last.next = item;
    this.last = item;
  }

  take() {
    const item = this.first;
    if (item !== null) {
      this.first = item.next;
      if (this.first === null) this.last = null;
    }
    return item;
  }
}

class Channel {
  constructor() {
    this.receivers = new Queue();
    this.senders = new Queue();
  }

  /** Answers a promise when it has to wait, and undefined otherwise. */
  send(value) {
    const receiver = this.receivers.take();
    if (receiver !== null) {
      receiver.wake(value);
      return undefined;
    }
    return new Promise((wake) => this.senders.put({ wake, value, next: null }));
  }

  /** Answers the value, or a promise of it. */
  receive() {
    const sender = this.senders.take();
    if (sender !== null) {
      sender.wake();
      return sender.value;
    }
    return new Promise((wake) => this.receivers.put({ wake, next: null }));
  }
}

module.exports = { Channel };
