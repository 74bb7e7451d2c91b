-- Exceptions: raising, catching, raising again and cleaning up, with error and pcall. See programs/exceptions.py.

package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua"
local run = require("harness")
-- Errors of the machine itself are the nearest that Lua has: indexing and adding what is not there.

local function class(name, base)
  local new = { name = name }
  new.__index = new
  return setmetatable(new, base and { __index = base })
end

local AppError = class("AppError")
AppError.is_app_error = true
local NotFound = class("NotFound", AppError)
local Refused = class("Refused", AppError)
local KeyError = class("KeyError")

local function not_found(key, cause)
  return setmetatable({ args = { key .. " not found" }, key = key, cause = cause }, NotFound)
end

local function is_a(err, cls)
  return getmetatable(err) == cls
end

local function raise_here(i)
  local ok, err = pcall(function()
    if i >= 0 then
      error(setmetatable({ args = {} }, Refused))
    end
  end)
  if ok then
    return 0
  end
  return is_a(err, Refused) and 1 or error(err, 0)
end

local function descend(depth, i)
  if depth == 0 then
    error(not_found(i))
  end
  return descend(depth - 1, i) + 1
end

local function raise_far_below(i)
  local ok, err = pcall(function()
    local inner_ok, inner = pcall(descend, 5, bit.band(i, 63))
    if not inner_ok and not is_a(inner, Refused) then
      error(inner, 0)
    end
  end)
  if ok then
    return 0
  end
  return err.is_app_error and err.key + #err.args or error(err, 0)
end

local function builtin_errors(values, items)
  local caught = 0
  if not pcall(function() return values.missing.length end) then
    caught = caught + #"missing"
  end
  if not pcall(function() return items[#items + 1].length end) then
    caught = caught + 1
  end
  if not pcall(function() return tonumber("12x") + 1 end) then
    caught = caught + 2
  end
  if not pcall(function() return values.zero.length.length end) then
    caught = caught + 3
  end
  return caught
end

local function guarded(guard, body)
  guard.entered = guard.entered + 1
  local ok, err = pcall(body)
  guard.left = guard.left + 1
  if not ok and not is_a(err, guard.swallow) then
    error(err, 0)
  end
end

local function finally(body, clean)
  local ok, err = pcall(body)
  clean()
  if not ok then
    error(err, 0)
  end
end

local function cleanup(guard, log)
  guarded(guard, function()
    error(not_found(1))
  end)
  local ok, err = pcall(finally, function()
    log[1] = log[1] + 1
    error(setmetatable({ args = { log[1] } }, Refused))
  end, function()
    log[2] = log[2] + 1
  end)
  if ok then
    return 0
  end
  return err.is_app_error and bit.band(err.args[1], 7) or error(err, 0)
end

local function chained(i)
  local ok, err = pcall(function()
    local _, inner = pcall(function()
      error(setmetatable({ args = { i } }, KeyError))
    end)
    error(not_found(i, inner))
  end)
  if ok then
    return 0
  end
  return is_a(err, NotFound) and bit.band(err.cause.args[1], 3) or error(err, 0)
end

local function main(n)
  local values, items = { zero = 0 }, { 1, 2, 3 }
  local guard = { swallow = NotFound, entered = 0, left = 0 }
  local log = { 0, 0 }
  local total = 0
  for i = 0, n - 1 do
    total = total + raise_here(i)
    total = total + raise_far_below(i)
    total = total + builtin_errors(values, items)
    total = total + cleanup(guard, log)
    total = total + chained(i)
  end
  assert(guard.entered == n and guard.left == n and log[1] == n and log[2] == n)
  return string.format("%.0f", total)
end

run({ work = main, operations = function(n) return 10 * n end })
