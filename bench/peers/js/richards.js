// Richards: the kernel of a small operating system. See programs/richards.py.

"use strict";

const run = require("./harness.js");

const IDLE_STEPS = 10000;
const EXPECTED_QUEUED = 23246;
const EXPECTED_HELD = 9297;
const [IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B] = [0, 1, 2, 3, 4, 5];
const [DEVICE_PACKET, WORK_PACKET] = [0, 1];
const PACKET_SIZE = 4;

class Packet {
  constructor(link, ident, kind) {
    this.link = link;
    this.ident = ident;
    this.kind = kind;
    this.datum = 0;
    this.data = new Array(PACKET_SIZE).fill(0);
  }

  appendTo(queue) {
    this.link = null;
    if (queue === null) return this;
    let last = queue;
    while (last.link !== null) last = last.link;
    last.link = this;
    return queue;
  }
}

class Task {
  constructor(kernel, ident, priority, queue) {
    this.kernel = kernel;
    this.link = kernel.tasks;
    this.ident = ident;
    this.priority = priority;
    this.queue = queue;
    this.packetPending = queue !== null;
    this.waiting = true;
    this.holding = false;
    kernel.tasks = this;
    kernel.table[ident] = this;
  }

  isHeldOrWaiting() {
    return this.holding || (this.waiting && !this.packetPending);
  }

  takePacket() {
    if (!(this.waiting && this.packetPending)) return null;
    const packet = this.queue;
    this.queue = packet.link;
    this.waiting = false;
    this.packetPending = this.queue !== null;
    return packet;
  }

  accept(packet, sender) {
    if (this.queue === null) {
      this.queue = packet;
      this.packetPending = true;
      if (this.priority > sender.priority) return this;
    } else {
      packet.appendTo(this.queue);
    }
    return sender;
  }
}

class IdleTask extends Task {
  constructor(kernel, ident, priority, steps) {
    super(kernel, ident, priority, null);
    this.waiting = false;
    this.register = 1;
    this.steps = steps;
  }

  run() {
    this.steps -= 1;
    if (this.steps === 0) return this.kernel.holdCurrent();
    if ((this.register & 1) === 0) {
      this.register >>= 1;
      return this.kernel.release(DEVICE_A);
    }
    this.register = (this.register >> 1) ^ 0xd008;
    return this.kernel.release(DEVICE_B);
  }
}

class WorkerTask extends Task {
  constructor(kernel, ident, priority, queue) {
    super(kernel, ident, priority, queue);
    this.destination = HANDLER_A;
    this.letter = 0;
  }

  run(packet) {
    if (packet === null) return this.kernel.waitCurrent();
    this.destination = this.destination === HANDLER_A ? HANDLER_B : HANDLER_A;
    packet.ident = this.destination;
    packet.datum = 0;
    for (let i = 0; i < PACKET_SIZE; i++) {
      this.letter += 1;
      if (this.letter > 26) this.letter = 1;
      packet.data[i] = this.letter;
    }
    return this.kernel.send(packet);
  }
}

class HandlerTask extends Task {
  constructor(kernel, ident, priority, queue) {
    super(kernel, ident, priority, queue);
    this.workPackets = null;
    this.devicePackets = null;
  }

  run(packet) {
    if (packet !== null) {
      if (packet.kind === WORK_PACKET) this.workPackets = packet.appendTo(this.workPackets);
      else this.devicePackets = packet.appendTo(this.devicePackets);
    }
    const work = this.workPackets;
    if (work !== null) {
      const position = work.datum;
      if (position >= PACKET_SIZE) {
        this.workPackets = work.link;
        return this.kernel.send(work);
      }
      const device = this.devicePackets;
      if (device !== null) {
        this.devicePackets = device.link;
        device.datum = work.data[position];
        work.datum = position + 1;
        return this.kernel.send(device);
      }
    }
    return this.kernel.waitCurrent();
  }
}

class DeviceTask extends Task {
  constructor(kernel, ident, priority) {
    super(kernel, ident, priority, null);
    this.pending = null;
  }

  run(packet) {
    if (packet !== null) {
      this.pending = packet;
      return this.kernel.holdCurrent();
    }
    if (this.pending === null) return this.kernel.waitCurrent();
    const pending = this.pending;
    this.pending = null;
    return this.kernel.send(pending);
  }
}

class Kernel {
  constructor() {
    this.tasks = null;
    this.table = new Array(6).fill(null);
    this.current = null;
    this.queued = 0;
    this.held = 0;
  }

  schedule() {
    this.current = this.tasks;
    while (this.current !== null) {
      const task = this.current;
      this.current = task.isHeldOrWaiting() ? task.link : task.run(task.takePacket());
    }
  }

  waitCurrent() {
    this.current.waiting = true;
    return this.current;
  }

  holdCurrent() {
    this.held += 1;
    this.current.holding = true;
    return this.current.link;
  }

  release(ident) {
    const task = this.table[ident];
    task.holding = false;
    return task.priority > this.current.priority ? task : this.current;
  }

  send(packet) {
    const receiver = this.table[packet.ident];
    this.queued += 1;
    packet.link = null;
    packet.ident = this.current.ident;
    return receiver.accept(packet, this.current);
  }
}

function packets(count, ident, kind) {
  let queue = null;
  for (let i = 0; i < count; i++) queue = new Packet(queue, ident, kind);
  return queue;
}

function simulate() {
  const kernel = new Kernel();
  new IdleTask(kernel, IDLE, 0, IDLE_STEPS);
  new WorkerTask(kernel, WORKER, 1000, packets(2, WORKER, WORK_PACKET));
  new HandlerTask(kernel, HANDLER_A, 2000, packets(3, DEVICE_A, DEVICE_PACKET));
  new HandlerTask(kernel, HANDLER_B, 3000, packets(3, DEVICE_B, DEVICE_PACKET));
  new DeviceTask(kernel, DEVICE_A, 4000);
  new DeviceTask(kernel, DEVICE_B, 5000);
  kernel.schedule();
  if (kernel.queued !== EXPECTED_QUEUED || kernel.held !== EXPECTED_HELD) {
    throw new Error(`wrong counts: ${kernel.queued} queued, ${kernel.held} held`);
  }
  return kernel.queued * 31 + kernel.held;
}

function main(n) {
  let total = 0;
  for (let i = 0; i < n; i++) total += simulate();
  return total;
}

run({ work: main, operations: (n) => n });
