// Ring: a token that goes round 503 tasks. See programs/tasklet_ring.py.

"use strict";

const run = require("./harness.js");

const { Channel } = require("./tasks.js");

const TASKS = 503;

function main(n) {
  const channels = Array.from({ length: TASKS }, () => new Channel());
  return new Promise((won) => {
    async function member(number, inbox, neighbour) {
      while (true) {
        const token = await inbox.receive();
        if (token === 0) {
          won(number);
          return;
        }
        await neighbour.send(token - 1);
      }
    }
    for (let i = 0; i < TASKS; i++) member(i + 1, channels[i], channels[(i + 1) % TASKS]);
    channels[0].send(n);
  });
}

run({ work: main, operations: (n) => n });
