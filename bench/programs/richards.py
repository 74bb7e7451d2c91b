"""Richards: the kernel of a small operating system.

Martin Richards' simulation of a kernel that dispatches six tasks by
priority: an idle task, a worker, two handlers and two devices. They pass
work and device packets to each other through queues, wait, hold and release
one another. Each simulation must end with 23246 packets queued and 9297
tasks held, the counts of the classic form with 10000 idle steps. Measures
method calls on several classes, attribute access and linked lists.

n:   the number of simulations.
op:  one simulation.
"""

import sys
import time

DEFAULT_SIZE = 3

IDLE_STEPS = 10_000
EXPECTED_QUEUED = 23_246
EXPECTED_HELD = 9_297

# The tasks, by number.
IDLE = 0
WORKER = 1
HANDLER_A = 2
HANDLER_B = 3
DEVICE_A = 4
DEVICE_B = 5

# What a packet is for.
DEVICE_PACKET = 0
WORK_PACKET = 1

PACKET_SIZE = 4


class Packet:
    """A message: `ident` is where it goes, or whence it came once queued."""

    def __init__(self, link, ident, kind):
        self.link = link
        self.ident = ident
        self.kind = kind
        self.datum = 0
        self.data = [0] * PACKET_SIZE

    def append_to(self, queue):
        """Put this packet at the end of a queue, and return the queue."""
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    """A task control block; subclasses say what the task does when it runs."""

    def __init__(self, kernel, ident, priority, queue):
        self.kernel = kernel
        self.link = kernel.tasks
        self.ident = ident
        self.priority = priority
        self.queue = queue
        self.packet_pending = queue is not None
        self.waiting = True
        self.holding = False
        kernel.tasks = self
        kernel.table[ident] = self

    def is_held_or_waiting(self):
        return self.holding or (self.waiting and not self.packet_pending)

    def take_packet(self):
        """The first packet, if the task was waiting for one and has one."""
        if not (self.waiting and self.packet_pending):
            return None
        packet = self.queue
        self.queue = packet.link
        self.waiting = False
        self.packet_pending = self.queue is not None
        return packet

    def accept(self, packet, sender):
        """Queue a packet here; returns who runs next, the sender or this."""
        if self.queue is None:
            self.queue = packet
            self.packet_pending = True
            if self.priority > sender.priority:
                return self
        else:
            packet.append_to(self.queue)
        return sender

    def run(self, packet):
        raise NotImplementedError


class IdleTask(Task):
    """Releases one or the other device, as a shift register says."""

    def __init__(self, kernel, ident, priority, steps):
        super().__init__(kernel, ident, priority, None)
        self.waiting = False
        self.register = 1
        self.steps = steps

    def run(self, packet):
        self.steps -= 1
        if self.steps == 0:
            return self.kernel.hold_current()
        if self.register & 1 == 0:
            self.register >>= 1
            return self.kernel.release(DEVICE_A)
        self.register = (self.register >> 1) ^ 0xD008
        return self.kernel.release(DEVICE_B)


class WorkerTask(Task):
    """Fills work packets and sends them to the two handlers in turn."""

    def __init__(self, kernel, ident, priority, queue):
        super().__init__(kernel, ident, priority, queue)
        self.destination = HANDLER_A
        self.letter = 0

    def run(self, packet):
        if packet is None:
            return self.kernel.wait_current()
        if self.destination == HANDLER_A:
            self.destination = HANDLER_B
        else:
            self.destination = HANDLER_A
        packet.ident = self.destination
        packet.datum = 0
        for i in range(PACKET_SIZE):
            self.letter += 1
            if self.letter > 26:
                self.letter = 1
            packet.data[i] = self.letter
        return self.kernel.send(packet)


class HandlerTask(Task):
    """Feeds the data of work packets, one by one, to its device."""

    def __init__(self, kernel, ident, priority, queue):
        super().__init__(kernel, ident, priority, queue)
        self.work_packets = None
        self.device_packets = None

    def run(self, packet):
        if packet is not None:
            if packet.kind == WORK_PACKET:
                self.work_packets = packet.append_to(self.work_packets)
            else:
                self.device_packets = packet.append_to(self.device_packets)
        work = self.work_packets
        if work is not None:
            position = work.datum
            if position >= PACKET_SIZE:
                self.work_packets = work.link
                return self.kernel.send(work)
            device = self.device_packets
            if device is not None:
                self.device_packets = device.link
                device.datum = work.data[position]
                work.datum = position + 1
                return self.kernel.send(device)
        return self.kernel.wait_current()


class DeviceTask(Task):
    """Holds itself when given a packet; sends it back once released."""

    def __init__(self, kernel, ident, priority):
        super().__init__(kernel, ident, priority, None)
        self.pending = None

    def run(self, packet):
        if packet is not None:
            self.pending = packet
            return self.kernel.hold_current()
        if self.pending is None:
            return self.kernel.wait_current()
        packet = self.pending
        self.pending = None
        return self.kernel.send(packet)


class Kernel:
    def __init__(self):
        self.tasks = None
        self.table = [None] * 6
        self.current = None
        self.queued = 0
        self.held = 0

    def schedule(self):
        """Run tasks until all of them wait or are held."""
        self.current = self.tasks
        while self.current is not None:
            task = self.current
            if task.is_held_or_waiting():
                self.current = task.link
            else:
                self.current = task.run(task.take_packet())

    def wait_current(self):
        self.current.waiting = True
        return self.current

    def hold_current(self):
        self.held += 1
        self.current.holding = True
        return self.current.link

    def release(self, ident):
        task = self.table[ident]
        task.holding = False
        if task.priority > self.current.priority:
            return task
        return self.current

    def send(self, packet):
        receiver = self.table[packet.ident]
        self.queued += 1
        packet.link = None
        packet.ident = self.current.ident
        return receiver.accept(packet, self.current)


def packets(count, ident, kind):
    queue = None
    for _ in range(count):
        queue = Packet(queue, ident, kind)
    return queue


def simulate():
    kernel = Kernel()
    IdleTask(kernel, IDLE, 0, IDLE_STEPS)
    WorkerTask(kernel, WORKER, 1000, packets(2, WORKER, WORK_PACKET))
    HandlerTask(kernel, HANDLER_A, 2000, packets(3, DEVICE_A, DEVICE_PACKET))
    HandlerTask(kernel, HANDLER_B, 3000, packets(3, DEVICE_B, DEVICE_PACKET))
    DeviceTask(kernel, DEVICE_A, 4000)
    DeviceTask(kernel, DEVICE_B, 5000)
    kernel.schedule()
    if kernel.queued != EXPECTED_QUEUED or kernel.held != EXPECTED_HELD:
        raise AssertionError(f"wrong counts: {kernel.queued} queued, {kernel.held} held")
    return kernel.queued * 31 + kernel.held


def main(n):
    total = 0
    for _ in range(n):
        total += simulate()
    return total


def operations(n):
    return n


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
