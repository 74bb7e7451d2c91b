-- Prime sieve: a chain of filters that grows by one for every prime. See programs/tasklet_prime_sieve.py.

package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua"
local run = require("harness")
local tasks = require("tasks")

local function count_from(first, out)
  local number = first
  while true do
    out:send(number)
    number = number + 1
  end
end

local function drop_multiples(prime, source, out)
  while true do
    local number = source:receive()
    if number % prime ~= 0 then
      out:send(number)
    end
  end
end

local function main(n)
  local prime, total, done = 0, 0, {}
  tasks.spawn(function()
    local last = tasks.channel()
    tasks.spawn(count_from, 2, last)
    for _ = 1, n do
      prime = last:receive()
      total = total + prime
      local following = tasks.channel()
      tasks.spawn(drop_multiples, prime, last, following)
      last = following
    end
    -- The others would run for ever.
    error(done, 0)
  end)
  local ok, reason = pcall(tasks.run)
  assert(not ok and reason == done, reason)
  tasks.forget()
  return prime .. " " .. total
end

-- Numbers up to the n-th prime, each with the stages that it reaches.
local function operations(n)
  local primes, handed, number = {}, 0, 2
  while #primes < n do
    local is_prime = true
    for _, prime in ipairs(primes) do
      handed = handed + 1
      if number % prime == 0 then
        is_prime = false
        break
      end
    end
    if is_prime then
      handed = handed + 1
      primes[#primes + 1] = number
    end
    number = number + 1
  end
  return handed
end

run({ work = main, operations = operations })
