// Mandelbrot set: a float loop with a data-dependent exit. See programs/mandelbrot.py.

"use strict";

const run = require("./harness.js");

const LIMIT = 50;

function iterations(cr, ci) {
  let zr = 0;
  let zi = 0;
  let zr2 = 0;
  let zi2 = 0;
  let steps = 0;
  while (steps < LIMIT && zr2 + zi2 <= 4) {
    zi = 2 * zr * zi + ci;
    zr = zr2 - zi2 + cr;
    zr2 = zr * zr;
    zi2 = zi * zi;
    steps += 1;
  }
  return steps;
}

function main(n) {
  let bounded = 0;
  let total = 0;
  let picture = 0;
  for (let y = 0; y < n; y++) {
    const ci = (2 * y) / n - 1;
    for (let x = 0; x < n; x++) {
      const steps = iterations((2 * x) / n - 1.5, ci);
      total += steps;
      if (steps === LIMIT) bounded += 1;
      picture = (Math.imul(picture, 31) + steps) >>> 0;
    }
  }
  return `${bounded} ${total} ${picture}`;
}

run({ work: main, operations: (n, checksum) => Number(checksum.split(" ")[1]) });
