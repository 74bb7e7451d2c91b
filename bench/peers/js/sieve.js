// Sieve of Eratosthenes: one long list of booleans. See programs/sieve.py.

"use strict";

const run = require("./harness.js");

function main(n) {
  const flags = new Array(n + 1).fill(true);
  flags[0] = flags[1] = false;
  for (let i = 2; i * i <= n; i++) {
    if (flags[i]) {
      for (let j = i * i; j <= n; j += i) flags[j] = false;
    }
  }
  let count = 0;
  let mixed = 0;
  for (let number = 0; number <= n; number++) {
    if (flags[number]) {
      count += 1;
      mixed = (Math.imul(mixed, 31) + number) >>> 0;
    }
  }
  return `${count} ${mixed}`;
}

run({ work: main, operations: (n) => n });
