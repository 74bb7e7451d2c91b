// Integer loop: arithmetic on small integers. See programs/intloop.py.

"use strict";

const run = require("./harness.js");

function main(n) {
  let state = 42;
  let total = 0;
  let odd = 0;
  for (let i = 0; i < n; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    if (state & 0x10000) {
      odd += 1;
      total = (total ^ (state >>> 7)) >>> 0;
    } else {
      total += (state % 1009) - (i & 7);
    }
  }
  return total * 1000003 + odd;
}

run({ work: main, operations: (n) => n });
