-- Binary trees: allocation and garbage collection. See programs/binary_trees.py.

package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua"
local run = require("harness")

local SHALLOWEST = 4

local function make_tree(depth)
  if depth == 0 then
    return {}
  end
  return { left = make_tree(depth - 1), right = make_tree(depth - 1) }
end

local function count_nodes(node)
  if not node.left then
    return 1
  end
  return 1 + count_nodes(node.left) + count_nodes(node.right)
end

local function main(n)
  local lines = {}
  lines[1] = string.format("stretch tree of depth %d: %d", n + 1, count_nodes(make_tree(n + 1)))
  local long_lived = make_tree(n)
  for depth = SHALLOWEST, n, 2 do
    local trees = 2 ^ (n - depth + SHALLOWEST)
    local total = 0
    for _ = 1, trees do
      total = total + count_nodes(make_tree(depth))
    end
    lines[#lines + 1] = string.format("%d trees of depth %d: %d", trees, depth, total)
  end
  lines[#lines + 1] = string.format("long lived tree of depth %d: %d", n, count_nodes(long_lived))
  return table.concat(lines, "\n")
end

local function operations(n)
  local nodes = 2 ^ (n + 2) - 1 + 2 ^ (n + 1) - 1
  for depth = SHALLOWEST, n, 2 do
    nodes = nodes + 2 ^ (n - depth + SHALLOWEST) * (2 ^ (depth + 1) - 1)
  end
  return nodes
end

run({ work = main, operations = operations })
