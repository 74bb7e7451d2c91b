-- Mandelbrot set: a float loop with a data-dependent exit. See programs/mandelbrot.py.

package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua"
local run = require("harness")

local LIMIT = 50

local function iterations(cr, ci)
  local zr, zi, zr2, zi2, steps = 0, 0, 0, 0, 0
  while steps < LIMIT and zr2 + zi2 <= 4 do
    zi = 2 * zr * zi + ci
    zr = zr2 - zi2 + cr
    zr2 = zr * zr
    zi2 = zi * zi
    steps = steps + 1
  end
  return steps
end

local function main(n)
  local bounded, total, picture = 0, 0, 0
  for y = 0, n - 1 do
    local ci = 2 * y / n - 1
    for x = 0, n - 1 do
      local steps = iterations(2 * x / n - 1.5, ci)
      total = total + steps
      if steps == LIMIT then
        bounded = bounded + 1
      end
      picture = (picture * 31 + steps) % 4294967296
    end
  end
  return string.format("%.0f %.0f %.0f", bounded, total, picture)
end

run({
  work = main,
  operations = function(_, checksum) return tonumber(checksum:match("^%d+ (%d+)")) end,
})
