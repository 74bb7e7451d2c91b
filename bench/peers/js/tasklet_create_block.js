// Create and block: very many async functions that wait at one gate. See programs/tasklet_create_block.py.

"use strict";

const run = require("./harness.js");

const { Channel } = require("./tasks.js");

function blockAll(n) {
  const gate = new Channel();
  const tally = { woken: 0, total: 0 };
  async function waitAt(number) {
    const value = await gate.receive();
    tally.woken += 1;
    tally.total += number * value;
  }
  const all = [];
  for (let number = 0; number < n; number++) all.push(waitAt(number));
  return { gate, tally, all };
}

async function releaseAll(n, { gate, tally, all }) {
  for (let value = 0; value < n; value++) gate.send(value);
  await Promise.all(all);
  return `${tally.woken} ${tally.total}`;
}

run({ work: blockAll, finish: releaseAll, operations: (n) => n });
