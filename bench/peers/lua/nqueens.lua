-- N queens: backtracking with lists of free lines. See programs/nqueens.py.

package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua"
local run = require("harness")

local Board = {}
Board.__index = Board

local function free_lines(n)
  local lines = {}
  for i = 0, n - 1 do
    lines[i] = true
  end
  return lines
end

function Board.new(n)
  return setmetatable({
    n = n, solutions = 0, hash = 0, queens = free_lines(n),
    columns = free_lines(n), rising = free_lines(2 * n - 1), falling = free_lines(2 * n - 1),
  }, Board)
end

function Board:place(row)
  local n = self.n
  if row == n then
    self.solutions = self.solutions + 1
    for i = 0, n - 1 do
      self.hash = (self.hash * 33 + self.queens[i]) % 4294967296
    end
    return
  end
  local columns, rising, falling = self.columns, self.rising, self.falling
  for column = 0, n - 1 do
    local up, down = row + column, row - column + n - 1
    if columns[column] and rising[up] and falling[down] then
      self.queens[row] = column
      columns[column], rising[up], falling[down] = false, false, false
      self:place(row + 1)
      columns[column], rising[up], falling[down] = true, true, true
    end
  end
end

local function main(n)
  local board = Board.new(n)
  board:place(0)
  return string.format("%d %.0f", board.solutions, board.hash)
end

run({ work = main, operations = function() return 1 end })
