-- What all programs here share: arguments, the clock, the lines that pirn-bench reads.
--
--     PROGRAM SIZE [--time | --curve N]
--
-- A program gives a table of functions: work(n, input) is timed; prepare(n) makes its input and finish(n, result) turns its
-- result into the checksum, both outside the time; operations(n, checksum) is how many operations the work is.

local ffi = require("ffi")

ffi.cdef([[
typedef struct { long seconds; long nanoseconds; } pirn_time;
int clock_gettime(int clock, pirn_time *time);
]])

local MONOTONIC = 1
local time = ffi.new("pirn_time")

local function now_ns()
  ffi.C.clock_gettime(MONOTONIC, time)
  return tonumber(time.seconds) * 1e9 + tonumber(time.nanoseconds)
end

local function once(program, size)
  local input = program.prepare and program.prepare(size)
  local start = now_ns()
  local result = program.work(size, input)
  return now_ns() - start, result
end

return function(program)
  local size = tonumber(arg[1])
  if arg[2] == "--curve" then
    for _ = 1, tonumber(arg[3]) do
      print(string.format("curve_ns=%.0f", (once(program, size))))
    end
    return
  end
  local elapsed, result = once(program, size)
  local checksum = program.finish and program.finish(size, result) or tostring(result)
  print(checksum)
  if arg[2] == "--time" then
    print(string.format("time_ns_per_op=%.2f", elapsed / program.operations(size, checksum)))
  end
end
