// Spectral norm of an infinite matrix. See programs/spectral_norm.py.

"use strict";

const run = require("./harness.js");

function entry(i, j) {
  return 1 / (Math.floor(((i + j) * (i + j + 1)) / 2) + i + 1);
}

function times(v) {
  const n = v.length;
  const result = [];
  for (let i = 0; i < n; i++) {
    let total = 0;
    for (let j = 0; j < n; j++) total += entry(i, j) * v[j];
    result.push(total);
  }
  return result;
}

function transposedTimes(v) {
  const n = v.length;
  const result = [];
  for (let i = 0; i < n; i++) {
    let total = 0;
    for (let j = 0; j < n; j++) total += entry(j, i) * v[j];
    result.push(total);
  }
  return result;
}

function main(n) {
  let u = new Array(n).fill(1);
  let v = u;
  for (let i = 0; i < 10; i++) {
    v = transposedTimes(times(u));
    u = transposedTimes(times(v));
  }
  let uv = 0;
  let vv = 0;
  for (let i = 0; i < n; i++) {
    uv += u[i] * v[i];
    vv += v[i] * v[i];
  }
  return Math.sqrt(uv / vv).toFixed(9);
}

run({ work: main, operations: (n) => 40 * n * n });
