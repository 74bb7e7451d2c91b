-- Create and block: very many coroutines that wait at one gate. See programs/tasklet_create_block.py.

package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua"
local run = require("harness")
local tasks = require("tasks")

local function block_all(n)
  local gate, tally = tasks.channel(), { woken = 0, total = 0 }
  local function wait_at(number)
    local value = gate:receive()
    tally.woken = tally.woken + 1
    tally.total = tally.total + number * value
  end
  for number = 0, n - 1 do
    tasks.spawn(wait_at, number)
  end
  tasks.run()
  return { gate = gate, tally = tally }
end

local function release_all(n, waiting)
  tasks.spawn(function()
    for value = 0, n - 1 do
      waiting.gate:send(value)
    end
  end)
  tasks.run()
  return string.format("%.0f %.0f", waiting.tally.woken, waiting.tally.total)
end

run({ work = block_all, finish = release_all, operations = function(n) return n end })
