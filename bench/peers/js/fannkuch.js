// Fannkuch: flipping prefixes of permutations. See programs/fannkuch.py.

"use strict";

const run = require("./harness.js");

function fannkuch(n) {
  const perm1 = Array.from({ length: n }, (_, i) => i);
  const count = Array.from({ length: n }, (_, i) => i + 1);
  let maxFlips = 0;
  let checksum = 0;
  let sign = 1;
  while (true) {
    let first = perm1[0];
    if (first) {
      const perm = perm1.slice();
      let flips = 0;
      while (first) {
        for (let low = 1, high = first - 1; low < high; low++, high--) {
          const other = perm[low];
          perm[low] = perm[high];
          perm[high] = other;
        }
        const following = perm[first];
        perm[first] = first;
        first = following;
        flips += 1;
      }
      if (flips > maxFlips) maxFlips = flips;
      checksum += sign * flips;
    }
    if (sign === 1) {
      const other = perm1[0];
      perm1[0] = perm1[1];
      perm1[1] = other;
      sign = -1;
    } else {
      const other = perm1[1];
      perm1[1] = perm1[2];
      perm1[2] = other;
      sign = 1;
      let r = 2;
      while (true) {
        count[r] -= 1;
        if (count[r]) break;
        count[r] = r + 1;
        if (r === n - 1) return `${checksum} ${maxFlips}`;
        r += 1;
        const head = perm1[0];
        for (let i = 0; i < r; i++) perm1[i] = perm1[i + 1];
        perm1[r] = head;
      }
    }
  }
}

function operations(n) {
  let product = 1;
  for (let i = 2; i <= n; i++) product *= i;
  return product;
}

run({ work: fannkuch, operations });
