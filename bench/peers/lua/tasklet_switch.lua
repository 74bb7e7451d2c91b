-- Switch: coroutines that give way to each other, resumed by a loop. See programs/tasklet_switch.py.

package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua"
local run = require("harness")
local tasks = require("tasks")

local function round_robin(number, times)
  local trace = 0
  local function spin(ident)
    for _ = 1, times do
      trace = (trace * 31 + ident) % 4294967296
      tasks.schedule()
    end
  end
  for ident = 0, number - 1 do
    tasks.spawn(spin, ident)
  end
  tasks.run()
  return trace
end

local function main(n)
  return string.format("%.0f %.0f", round_robin(2, math.floor(n / 2)), round_robin(100, math.floor(n / 100)))
end

run({ work = main, operations = function(n) return math.floor(n / 2) * 2 + math.floor(n / 100) * 100 end })
