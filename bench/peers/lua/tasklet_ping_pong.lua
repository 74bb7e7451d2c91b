-- Ping-pong: a channel round trip. See programs/tasklet_ping_pong.py.

package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua"
local run = require("harness")
local tasks = require("tasks")

local function main(n)
  local there, back = tasks.channel(), tasks.channel()
  local result
  tasks.spawn(function()
    for _ = 1, n do
      back:send(there:receive() + 1)
    end
  end)
  tasks.spawn(function()
    local value = 0
    for _ = 1, n do
      there:send(value)
      value = back:receive()
    end
    result = value
  end)
  tasks.run()
  return result
end

run({ work = main, operations = function(n) return n end })
