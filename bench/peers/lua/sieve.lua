-- Sieve of Eratosthenes: one long list of booleans. See programs/sieve.py.

package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua"
local run = require("harness")

local function main(n)
  local flags = {}
  for i = 0, n do
    flags[i] = true
  end
  flags[0], flags[1] = false, false
  local i = 2
  while i * i <= n do
    if flags[i] then
      local j = i * i
      while j <= n do
        flags[j] = false
        j = j + i
      end
    end
    i = i + 1
  end
  local count, mixed = 0, 0
  for number = 0, n do
    if flags[number] then
      count = count + 1
      mixed = (mixed * 31 + number) % 4294967296
    end
  end
  return string.format("%d %.0f", count, mixed)
end

run({ work = main, operations = function(n) return n end })
