-- Matrix multiplication on lists of lists of floats. See programs/matmul.py.

package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua"
local run = require("harness")

local function make_matrix(n, seed)
  local scale = 1 / n / n
  local matrix = {}
  for i = 0, n - 1 do
    local row = {}
    for j = 0, n - 1 do
      row[j + 1] = scale * (i - j) * (i + j + seed)
    end
    matrix[i + 1] = row
  end
  return matrix
end

local function multiply(a, b)
  local n = #a
  local columns = {}
  for j = 1, n do
    local column = {}
    for i = 1, n do
      column[i] = b[i][j]
    end
    columns[j] = column
  end
  local product = {}
  for i = 1, n do
    local row, out = a[i], {}
    for j = 1, n do
      local column, total = columns[j], 0
      for k = 1, n do
        total = total + row[k] * column[k]
      end
      out[j] = total
    end
    product[i] = out
  end
  return product
end

local function main(n)
  local product = multiply(make_matrix(n, 1), make_matrix(n, 2))
  local trace, total = 0, 0
  for i, row in ipairs(product) do
    trace = trace + row[i]
    for _, value in ipairs(row) do
      total = total + value
    end
  end
  return string.format("%.9f %.9f %.9f", trace, product[1][n], total)
end

run({ work = main, operations = function(n) return n * n * n end })
