// Prime sieve: a chain of filters that grows by one for every prime. See programs/tasklet_prime_sieve.py.

"use strict";

const run = require("./harness.js");

const { Channel } = require("./tasks.js");

// Everybody stops when the last prime has come out.
const state = { isOver: false };

async function countFrom(first, out) {
  for (let number = first; !state.isOver; number++) await out.send(number);
}

async function dropMultiples(prime, source, out) {
  while (!state.isOver) {
    const number = await source.receive();
    if (number % prime !== 0) await out.send(number);
  }
}

async function main(n) {
  state.isOver = false;
  let end = new Channel();
  countFrom(2, end);
  let prime = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    prime = await end.receive();
    total += prime;
    const following = new Channel();
    dropMultiples(prime, end, following);
    end = following;
  }
  state.isOver = true;
  return `${prime} ${total}`;
}

// Numbers up to the n-th prime, each with the stages that it reaches.
function operations(n) {
  const primes = [];
  let handed = 0;
  for (let number = 2; primes.length < n; number++) {
    const divisor = primes.findIndex((prime) => number % prime === 0);
    handed += (divisor < 0 ? primes.length : divisor) + 1;
    if (divisor < 0) primes.push(number);
  }
  return handed;
}

run({ work: main, operations });
