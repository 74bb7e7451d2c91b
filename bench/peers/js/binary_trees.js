// Binary trees: allocation and garbage collection. See programs/binary_trees.py.

"use strict";

const run = require("./harness.js");

const SHALLOWEST = 4;

class Node {
  constructor(left, right) {
    this.left = left;
    this.right = right;
  }
}

function makeTree(depth) {
  if (depth === 0) return new Node(null, null);
  return new Node(makeTree(depth - 1), makeTree(depth - 1));
}

function countNodes(node) {
  if (node.left === null) return 1;
  return 1 + countNodes(node.left) + countNodes(node.right);
}

function main(n) {
  const lines = [`stretch tree of depth ${n + 1}: ${countNodes(makeTree(n + 1))}`];
  const longLived = makeTree(n);
  for (let depth = SHALLOWEST; depth <= n; depth += 2) {
    const trees = 1 << (n - depth + SHALLOWEST);
    let total = 0;
    for (let i = 0; i < trees; i++) total += countNodes(makeTree(depth));
    lines.push(`${trees} trees of depth ${depth}: ${total}`);
  }
  lines.push(`long lived tree of depth ${n}: ${countNodes(longLived)}`);
  return lines.join("\n");
}

function operations(n) {
  let nodes = 2 ** (n + 2) - 1 + 2 ** (n + 1) - 1;
  for (let depth = SHALLOWEST; depth <= n; depth += 2) {
    nodes += 2 ** (n - depth + SHALLOWEST) * (2 ** (depth + 1) - 1);
  }
  return nodes;
}

run({ work: main, operations });
