-- Generators: pipelines, delegation, recursion and two-way traffic, with coroutines. See programs/generators.py.

package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua"
local run = require("harness")

local wrap, yield, resume, status = coroutine.wrap, coroutine.yield, coroutine.resume, coroutine.status
local bxor, floor = bit.bxor, math.floor

local function count(limit)
  return wrap(function()
    for i = 0, limit - 1 do
      yield(i)
    end
  end)
end

local function squares(items)
  return wrap(function()
    for item in items do
      yield(item * item)
    end
  end)
end

local function drop_multiples(items, divisor)
  return wrap(function()
    for item in items do
      if item % divisor ~= 0 then
        yield(item)
      end
    end
  end)
end

local function running_sums(items)
  return wrap(function()
    local total = 0
    for item in items do
      total = total + item
      yield(total)
    end
  end)
end

local function in_pairs(items)
  return wrap(function()
    for first in items do
      local second = items()
      yield(first, second or 0)
      if not second then
        return
      end
    end
  end)
end

local function pipeline(n)
  local checksum = 0
  for first, second in in_pairs(running_sums(drop_multiples(squares(count(n)), 3))) do
    checksum = (checksum * 7 + second - first) % 4294967296
  end
  return checksum
end

-- A tree, walked with one suspended coroutine for each level.

local function iterate(tree)
  return wrap(function()
    if tree.left then
      for key in iterate(tree.left) do
        yield(key)
      end
    end
    yield(tree.key)
    if tree.right then
      for key in iterate(tree.right) do
        yield(key)
      end
    end
  end)
end

local function balanced(low, high)
  if low >= high then
    return nil
  end
  local middle = floor((low + high) / 2)
  return { key = middle, left = balanced(low, middle), right = balanced(middle + 1, high) }
end

local function walk(n)
  local checksum, position = 0, 0
  for key in iterate(balanced(0, n)) do
    checksum = (checksum * 5 + bxor(position + 1, 2 * key)) % 4294967296
    position = position + 1
  end
  return checksum
end

-- Several coroutines that take turns until all are exhausted.

local function letters(name, times)
  return coroutine.create(function()
    for i = 0, times - 1 do
      yield((name + i) % 26)
    end
    return times
  end)
end

local function round_robin(generators)
  local lengths = 0
  while #generators > 0 do
    local remaining = {}
    for _, generator in ipairs(generators) do
      local _, value = resume(generator)
      if status(generator) == "dead" then
        lengths = lengths + value
      else
        yield(value)
        remaining[#remaining + 1] = generator
      end
    end
    generators = remaining
  end
  return lengths
end

local function take_turns(n)
  local unit = floor(n / 10)
  local generators = {}
  for i = 1, 4 do
    generators[i] = letters(7 * i, unit * i)
  end
  local checksum = 0
  local all = wrap(function()
    yield(round_robin(generators))
  end)
  for value in all do
    checksum = (checksum * 31 + value) % 4294967296
  end
  return checksum
end

-- A coroutine that is sent values; nothing means the end.

local function averager(log)
  return wrap(function()
    local total, n, average = 0, 0, 0
    while true do
      local value = yield(average)
      if not value then
        break
      end
      total = total + value
      n = n + 1
      average = floor(total / n)
    end
    log[1] = n
  end)
end

local function two_way(n)
  local log = {}
  local average = averager(log)
  average()
  local checksum = 0
  for i = 0, n - 1 do
    checksum = (checksum + average(i * 7919 % 1000)) % 4294967296
  end
  average(nil)
  return checksum * 3 + log[1]
end

local function main(n)
  return string.format("%.0f %.0f %.0f %.0f", pipeline(n), walk(n), take_turns(n), two_way(n))
end

run({ work = main, operations = function(n) return 4 * n end })
