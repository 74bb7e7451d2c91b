-- Recursive Fibonacci: nothing but calls. See programs/fib.py.

package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua"
local run = require("harness")

local function fib(n)
  if n < 2 then
    return n
  end
  return fib(n - 1) + fib(n - 2)
end

local function operations(n)
  local a, b = 0, 1
  for _ = 0, n do
    a, b = b, a + b
  end
  return 2 * a - 1
end

run({ work = fib, operations = operations })
