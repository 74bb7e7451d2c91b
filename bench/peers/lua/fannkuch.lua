-- Fannkuch: flipping prefixes of permutations. See programs/fannkuch.py. Lists begin at zero here, too.

package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua"
local run = require("harness")

local function fannkuch(n)
  local perm1, count, perm = {}, {}, {}
  for i = 0, n - 1 do
    perm1[i] = i
    count[i] = i + 1
  end
  local max_flips, checksum, sign = 0, 0, 1
  while true do
    local first = perm1[0]
    if first ~= 0 then
      for i = 0, n - 1 do
        perm[i] = perm1[i]
      end
      local flips = 0
      while first ~= 0 do
        local low, high = 1, first - 1
        while low < high do
          perm[low], perm[high] = perm[high], perm[low]
          low = low + 1
          high = high - 1
        end
        first, perm[first] = perm[first], first
        flips = flips + 1
      end
      if flips > max_flips then
        max_flips = flips
      end
      checksum = checksum + sign * flips
    end
    if sign == 1 then
      perm1[0], perm1[1] = perm1[1], perm1[0]
      sign = -1
    else
      perm1[1], perm1[2] = perm1[2], perm1[1]
      sign = 1
      local r = 2
      while true do
        count[r] = count[r] - 1
        if count[r] ~= 0 then
          break
        end
        count[r] = r + 1
        if r == n - 1 then
          return checksum .. " " .. max_flips
        end
        r = r + 1
        local head = perm1[0]
        for i = 0, r - 1 do
          perm1[i] = perm1[i + 1]
        end
        perm1[r] = head
      end
    end
  end
end

local function operations(n)
  local product = 1
  for i = 2, n do
    product = product * i
  end
  return product
end

run({ work = fannkuch, operations = operations })
