// Matrix multiplication on lists of lists of floats. See programs/matmul.py.

"use strict";

const run = require("./harness.js");

function makeMatrix(n, seed) {
  const scale = 1 / n / n;
  const matrix = [];
  for (let i = 0; i < n; i++) {
    const row = [];
    for (let j = 0; j < n; j++) row.push(scale * (i - j) * (i + j + seed));
    matrix.push(row);
  }
  return matrix;
}

function multiply(a, b) {
  const n = a.length;
  const columns = b.map((_, j) => b.map((row) => row[j]));
  const product = [];
  for (let i = 0; i < n; i++) {
    const row = a[i];
    const out = [];
    for (let j = 0; j < n; j++) {
      const column = columns[j];
      let total = 0;
      for (let k = 0; k < n; k++) total += row[k] * column[k];
      out.push(total);
    }
    product.push(out);
  }
  return product;
}

function main(n) {
  const product = multiply(makeMatrix(n, 1), makeMatrix(n, 2));
  let trace = 0;
  let total = 0;
  product.forEach((row, i) => {
    trace += row[i];
    for (const value of row) total += value;
  });
  return [trace, product[0][n - 1], total].map((value) => value.toFixed(9)).join(" ");
}

run({ work: main, operations: (n) => n * n * n });
