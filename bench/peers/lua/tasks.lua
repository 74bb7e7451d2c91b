-- Tasks on coroutines: a queue of those that are ready, resumed by one loop, and channels on which sender and receiver meet.

local create, resume, yield = coroutine.create, coroutine.resume, coroutine.yield

local Queue = {}
Queue.__index = Queue

function Queue.new()
  return setmetatable({}, Queue)
end

function Queue:put(task)
  if self.last then
    self.last.next = task
  else
    self.first = task
  end
  self.last = task
end

function Queue:take()
  local task = self.first
  if task then
    self.first = task.next
    task.next = nil
    if not self.first then
      self.last = nil
    end
  end
  return task
end

local tasks = {}
local ready = Queue.new()
local current

function tasks.spawn(f, ...)
  local n, args = select("#", ...), { ... }
  ready:put({ thread = create(function()
    return f(unpack(args, 1, n))
  end) })
end

function tasks.schedule()
  ready:put(current)
  yield()
end

-- Runs until nobody is ready.
function tasks.run()
  while true do
    current = ready:take()
    if not current then
      return
    end
    local ok, message = resume(current.thread)
    if not ok then
      error(message, 0)
    end
  end
end

-- Nobody is ready any more.
function tasks.forget()
  ready = Queue.new()
end

local Channel = {}
Channel.__index = Channel

function tasks.channel()
  return setmetatable({ receivers = Queue.new(), senders = Queue.new() }, Channel)
end

function Channel:send(value)
  local receiver = self.receivers:take()
  if receiver then
    receiver.value = value
    ready:put(receiver)
    return
  end
  current.value = value
  self.senders:put(current)
  yield()
end

function Channel:receive()
  local sender = self.senders:take()
  if sender then
    ready:put(sender)
    return sender.value
  end
  local task = current
  self.receivers:put(task)
  yield()
  return task.value
end

return tasks
