// Recursive Fibonacci: nothing but calls. See programs/fib.py.

"use strict";

const run = require("./harness.js");

function fib(n) {
  if (n < 2) return n;
  return fib(n - 1) + fib(n - 2);
}

function operations(n) {
  let [a, b] = [0, 1];
  for (let i = 0; i <= n; i++) [a, b] = [b, a + b];
  return 2 * a - 1;
}

run({ work: fib, operations });
