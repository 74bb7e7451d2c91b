// Switch: async functions that give way to each other. See programs/tasklet_switch.py.

"use strict";

const run = require("./harness.js");

async function roundRobin(number, times) {
  let trace = 0;
  async function spin(ident) {
    for (let i = 0; i < times; i++) {
      trace = (Math.imul(trace, 31) + ident) >>> 0;
      await null;
    }
  }
  await Promise.all(Array.from({ length: number }, (_, ident) => spin(ident)));
  return trace;
}

async function main(n) {
  const few = await roundRobin(2, Math.floor(n / 2));
  const many = await roundRobin(100, Math.floor(n / 100));
  return `${few} ${many}`;
}

run({ work: main, operations: (n) => Math.floor(n / 2) * 2 + Math.floor(n / 100) * 100 });
