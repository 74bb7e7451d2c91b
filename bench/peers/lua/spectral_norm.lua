-- Spectral norm of an infinite matrix. See programs/spectral_norm.py.

package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua"
local run = require("harness")

local floor = math.floor

local function entry(i, j)
  return 1 / (floor((i + j) * (i + j + 1) / 2) + i + 1)
end

local function times(v)
  local result = {}
  for i = 1, #v do
    local total = 0
    for j = 1, #v do
      total = total + entry(i - 1, j - 1) * v[j]
    end
    result[i] = total
  end
  return result
end

local function transposed_times(v)
  local result = {}
  for i = 1, #v do
    local total = 0
    for j = 1, #v do
      total = total + entry(j - 1, i - 1) * v[j]
    end
    result[i] = total
  end
  return result
end

local function main(n)
  local u = {}
  for i = 1, n do
    u[i] = 1
  end
  local v = u
  for _ = 1, 10 do
    v = transposed_times(times(u))
    u = transposed_times(times(v))
  end
  local uv, vv = 0, 0
  for i = 1, n do
    uv = uv + u[i] * v[i]
    vv = vv + v[i] * v[i]
  end
  return string.format("%.9f", math.sqrt(uv / vv))
end

run({ work = main, operations = function(n) return 40 * n * n end })
