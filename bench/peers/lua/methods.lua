-- Methods and attributes: calls on objects of several classes. See programs/methods.py. Properties are methods.

package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua"
local run = require("harness")

local band = bit.band

local function class(base)
  local new = {}
  new.__index = new
  return setmetatable(new, base and { __index = base })
end

local Counter = class()
Counter.step = 3

function Counter:advance()
  self.value = band(self.value + self.step, 0xFFFFF)
end

function Counter:add(amount)
  self.value = band(self.value + amount, 0xFFFFF)
  return self.value
end

local Shape = class()
Shape.made = 0

function Shape.register(cls)
  cls.made = cls.made + 1
end

function Shape.init(self, cls, x, y)
  self.x, self.y = x, y
  cls:register()
end

function Shape.clamp(value)
  return value < 1000 and value or value - 1000
end

function Shape:position()
  return self.x + self.y
end

function Shape:move(dx, dy)
  self.x = self.clamp(self.x + dx)
  self.y = self.clamp(self.y + dy)
end

function Shape:area()
  return 0
end

local Point = class(Shape)

local Square = class(Shape)

function Square.init(self, cls, x, y, side)
  Shape.init(self, cls, x, y)
  self._side = side
end

function Square:side()
  return self._side
end

function Square:set_side(side)
  self._side = side < 50 and side or 1
end

function Square:area()
  return self._side * self._side
end

local Oblong = class(Square)

function Oblong.init(self, cls, x, y, side, other)
  Square.init(self, cls, x, y, side)
  self.other = other
end

function Oblong:area()
  return self._side * self.other
end

local Framed = class(Oblong)

function Framed:area()
  return Oblong.area(self) - 2
end

local function new(cls, ...)
  local object = setmetatable({}, cls)
  object.init(object, cls, ...)
  return object
end

local function main(n)
  for _, cls in ipairs({ Point, Square, Oblong, Framed }) do
    cls.made = nil
  end
  local counter = setmetatable({ value = 0 }, Counter)
  local function bound(amount)
    return counter:add(amount)
  end
  local square = new(Square, 3, 4, 5)
  local point = new(Point, 1, 2)
  local shapes = { point, square, new(Oblong, 5, 6, 7, 8), new(Framed, 9, 10, 11, 12) }
  local total = 0
  for i = 0, n - 1 do
    counter:advance()
    counter:advance()
    total = total + counter:add(i)
    total = total + bound(1)
    square:set_side(square:side() + 1)
    for _, shape in ipairs(shapes) do
      shape:move(1, 2)
      total = total + shape:area()
      total = total + shape:position()
    end
    counter:advance()
  end
  return string.format("%.0f %d %d %d %d", total, counter.value, square:side(), Shape.made, Framed.made)
end

run({ work = main, operations = function(n) return 28 * n end })
