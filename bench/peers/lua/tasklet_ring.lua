-- Ring: a token that goes round 503 tasks. See programs/tasklet_ring.py.

package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua"
local run = require("harness")
local tasks = require("tasks")

local TASKS = 503

local function main(n)
  local channels, winner = {}, nil
  for i = 1, TASKS do
    channels[i] = tasks.channel()
  end
  local function member(number, inbox, neighbour)
    while true do
      local token = inbox:receive()
      if token == 0 then
        winner = number
        return
      end
      neighbour:send(token - 1)
    end
  end
  for i = 1, TASKS do
    tasks.spawn(member, i, channels[i], channels[i % TASKS + 1])
  end
  tasks.spawn(function()
    channels[1]:send(n)
  end)
  tasks.run()
  return winner
end

run({ work = main, operations = function(n) return n end })
