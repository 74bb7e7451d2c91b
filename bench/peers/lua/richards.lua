-- Richards: the kernel of a small operating system. See programs/richards.py.

package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua"
local run = require("harness")

local band, bxor, rshift = bit.band, bit.bxor, bit.rshift
local IDLE_STEPS, EXPECTED_QUEUED, EXPECTED_HELD = 10000, 23246, 9297
local IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = 1, 2, 3, 4, 5, 6
local DEVICE_PACKET, WORK_PACKET = 0, 1
local PACKET_SIZE = 4

local function class(base)
  local new = {}
  new.__index = new
  return setmetatable(new, base and { __index = base })
end

local Packet = class()

function Packet.new(link, ident, kind)
  return setmetatable({ link = link, ident = ident, kind = kind, datum = 0, data = { 0, 0, 0, 0 } }, Packet)
end

function Packet:append_to(queue)
  self.link = nil
  if not queue then
    return self
  end
  local last = queue
  while last.link do
    last = last.link
  end
  last.link = self
  return queue
end

local Task = class()

function Task.init(self, kernel, ident, priority, queue)
  self.kernel, self.link, self.ident, self.priority, self.queue = kernel, kernel.tasks, ident, priority, queue
  self.packet_pending, self.waiting, self.holding = queue ~= nil, true, false
  kernel.tasks = self
  kernel.table[ident] = self
  return self
end

function Task:is_held_or_waiting()
  return self.holding or (self.waiting and not self.packet_pending)
end

function Task:take_packet()
  if not (self.waiting and self.packet_pending) then
    return nil
  end
  local packet = self.queue
  self.queue = packet.link
  self.waiting = false
  self.packet_pending = self.queue ~= nil
  return packet
end

function Task:accept(packet, sender)
  if not self.queue then
    self.queue = packet
    self.packet_pending = true
    if self.priority > sender.priority then
      return self
    end
  else
    packet:append_to(self.queue)
  end
  return sender
end

local IdleTask = class(Task)

function IdleTask.new(kernel, ident, priority, steps)
  local self = Task.init(setmetatable({}, IdleTask), kernel, ident, priority, nil)
  self.waiting, self.register, self.steps = false, 1, steps
end

function IdleTask:run()
  self.steps = self.steps - 1
  if self.steps == 0 then
    return self.kernel:hold_current()
  end
  if band(self.register, 1) == 0 then
    self.register = rshift(self.register, 1)
    return self.kernel:release(DEVICE_A)
  end
  self.register = bxor(rshift(self.register, 1), 0xD008)
  return self.kernel:release(DEVICE_B)
end

local WorkerTask = class(Task)

function WorkerTask.new(kernel, ident, priority, queue)
  local self = Task.init(setmetatable({}, WorkerTask), kernel, ident, priority, queue)
  self.destination, self.letter = HANDLER_A, 0
end

function WorkerTask:run(packet)
  if not packet then
    return self.kernel:wait_current()
  end
  self.destination = self.destination == HANDLER_A and HANDLER_B or HANDLER_A
  packet.ident = self.destination
  packet.datum = 0
  for i = 1, PACKET_SIZE do
    self.letter = self.letter + 1
    if self.letter > 26 then
      self.letter = 1
    end
    packet.data[i] = self.letter
  end
  return self.kernel:send(packet)
end

local HandlerTask = class(Task)

function HandlerTask.new(kernel, ident, priority, queue)
  Task.init(setmetatable({}, HandlerTask), kernel, ident, priority, queue)
end

function HandlerTask:run(packet)
  if packet then
    if packet.kind == WORK_PACKET then
      self.work_packets = packet:append_to(self.work_packets)
    else
      self.device_packets = packet:append_to(self.device_packets)
    end
  end
  local work = self.work_packets
  if work then
    local position = work.datum
    if position >= PACKET_SIZE then
      self.work_packets = work.link
      return self.kernel:send(work)
    end
    local device = self.device_packets
    if device then
      self.device_packets = device.link
      device.datum = work.data[position + 1]
      work.datum = position + 1
      return self.kernel:send(device)
    end
  end
  return self.kernel:wait_current()
end

local DeviceTask = class(Task)

function DeviceTask.new(kernel, ident, priority)
  Task.init(setmetatable({}, DeviceTask), kernel, ident, priority, nil)
end

function DeviceTask:run(packet)
  if packet then
    self.pending = packet
    return self.kernel:hold_current()
  end
  if not self.pending then
    return self.kernel:wait_current()
  end
  packet, self.pending = self.pending, nil
  return self.kernel:send(packet)
end

local Kernel = class()

function Kernel:schedule()
  self.current = self.tasks
  while self.current do
    local task = self.current
    if task:is_held_or_waiting() then
      self.current = task.link
    else
      self.current = task:run(task:take_packet())
    end
  end
end

function Kernel:wait_current()
  self.current.waiting = true
  return self.current
end

function Kernel:hold_current()
  self.held = self.held + 1
  self.current.holding = true
  return self.current.link
end

function Kernel:release(ident)
  local task = self.table[ident]
  task.holding = false
  return task.priority > self.current.priority and task or self.current
end

function Kernel:send(packet)
  local receiver = self.table[packet.ident]
  self.queued = self.queued + 1
  packet.link = nil
  packet.ident = self.current.ident
  return receiver:accept(packet, self.current)
end

local function packets(count, ident, kind)
  local queue
  for _ = 1, count do
    queue = Packet.new(queue, ident, kind)
  end
  return queue
end

local function simulate()
  local kernel = setmetatable({ table = {}, queued = 0, held = 0 }, Kernel)
  IdleTask.new(kernel, IDLE, 0, IDLE_STEPS)
  WorkerTask.new(kernel, WORKER, 1000, packets(2, WORKER, WORK_PACKET))
  HandlerTask.new(kernel, HANDLER_A, 2000, packets(3, DEVICE_A, DEVICE_PACKET))
  HandlerTask.new(kernel, HANDLER_B, 3000, packets(3, DEVICE_B, DEVICE_PACKET))
  DeviceTask.new(kernel, DEVICE_A, 4000)
  DeviceTask.new(kernel, DEVICE_B, 5000)
  kernel:schedule()
  assert(kernel.queued == EXPECTED_QUEUED and kernel.held == EXPECTED_HELD, "wrong counts")
  return kernel.queued * 31 + kernel.held
end

local function main(n)
  local total = 0
  for _ = 1, n do
    total = total + simulate()
  end
  return string.format("%.0f", total)
end

run({ work = main, operations = function(n) return n end })
