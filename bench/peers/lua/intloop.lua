-- Integer loop: arithmetic on small integers. See programs/intloop.py.

package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua"
local run = require("harness")

local band, bxor, rshift = bit.band, bit.bxor, bit.rshift

local function main(n)
  local state, total, odd = 42, 0, 0
  for i = 0, n - 1 do
    state = (state * 1664525 + 1013904223) % 4294967296
    if band(state, 0x10000) ~= 0 then
      odd = odd + 1
      total = bxor(total, rshift(state, 7)) % 4294967296
    else
      total = total + state % 1009 - band(i, 7)
    end
  end
  return string.format("%.0f", total * 1000003 + odd)
end

run({ work = main, operations = function(n) return n end })
