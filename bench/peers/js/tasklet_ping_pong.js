// Ping-pong: a channel round trip. See programs/tasklet_ping_pong.py.

"use strict";

const run = require("./harness.js");

const { Channel } = require("./tasks.js");

async function main(n) {
  const there = new Channel();
  const back = new Channel();
  async function pong() {
    for (let i = 0; i < n; i++) await back.send((await there.receive()) + 1);
  }
  async function ping() {
    let value = 0;
    for (let i = 0; i < n; i++) {
      await there.send(value);
      value = await back.receive();
    }
    return value;
  }
  const [, value] = await Promise.all([pong(), ping()]);
  return value;
}

run({ work: main, operations: (n) => n });
