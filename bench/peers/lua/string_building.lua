-- String building: making long strings out of small pieces. See programs/string_building.py.

package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua"
local run = require("harness")

local format = string.format

-- Appending to a string copies it in Lua, so programs collect pieces instead.
local function append_each(n)
  local pieces = {}
  for i = 0, n - 1 do
    pieces[#pieces + 1] = tostring(bit.band(i, 1023))
    pieces[#pieces + 1] = ";"
  end
  return table.concat(pieces)
end

local function join_pieces(n)
  local pieces = {}
  for i = 0, n - 1 do
    pieces[i + 1] = "item" .. i % 997
  end
  return table.concat(pieces, ",")
end

-- Halves are rounded to even elsewhere and upwards here, so those eighths are made a little smaller.
local function format_lines(n)
  local lines = {}
  for i = 0, n - 1 do
    local eighths = bit.band(i, 3) == 1 and i - 0.001 or i
    lines[i + 1] = format("%06d %3d %.2f %s", i, i % 13, eighths / 8, i % 2 == 0 and "even" or "odd")
  end
  return table.concat(lines, "\n")
end

local function double_up(length)
  local text = "pirn"
  while #text < length do
    text = text .. text:reverse()
  end
  return text
end

local function sample(text)
  local value = #text
  local step = math.floor(#text / 1000) + 1
  for i = 1, #text, step do
    value = (value * 31 + text:byte(i)) % 4294967296
  end
  return value
end

local function main(n)
  local total, length = 0, 0
  for _, text in ipairs({ append_each(n), join_pieces(n), format_lines(n), double_up(4 * n) }) do
    total = (total * 17 + sample(text)) % 4294967296
    length = length + #text
  end
  return format("%d %.0f", length, total)
end

run({ work = main, operations = function(n) return 3 * n end })
