// Generators: pipelines, delegation, recursion and two-way traffic. See programs/generators.py.

"use strict";

const run = require("./harness.js");

function* count(limit) {
  for (let i = 0; i < limit; i++) yield i;
}

function* squares(items) {
  for (const item of items) yield item * item;
}

function* dropMultiples(items, divisor) {
  for (const item of items) {
    if (item % divisor) yield item;
  }
}

function* runningSums(items) {
  let total = 0;
  for (const item of items) {
    total += item;
    yield total;
  }
}

function* inPairs(items) {
  while (true) {
    const first = items.next();
    if (first.done) return;
    const second = items.next();
    yield [first.value, second.done ? 0 : second.value];
  }
}

function pipeline(n) {
  let checksum = 0;
  for (const [first, second] of inPairs(runningSums(dropMultiples(squares(count(n)), 3)))) {
    checksum = (Math.imul(checksum, 7) + second - first) >>> 0;
  }
  return checksum;
}

// A tree, walked with one suspended generator for each level.

class Tree {
  constructor(key, left, right) {
    this.key = key;
    this.left = left;
    this.right = right;
  }

  *[Symbol.iterator]() {
    if (this.left !== null) yield* this.left;
    yield this.key;
    if (this.right !== null) yield* this.right;
  }
}

function balanced(low, high) {
  if (low >= high) return null;
  const middle = Math.floor((low + high) / 2);
  return new Tree(middle, balanced(low, middle), balanced(middle + 1, high));
}

function walk(n) {
  let checksum = 0;
  let position = 0;
  for (const key of balanced(0, n)) {
    checksum = (Math.imul(checksum, 5) + ((position + 1) ^ (2 * key))) >>> 0;
    position += 1;
  }
  return checksum;
}

// Several generators that take turns until all are exhausted.

function* letters(name, repeat) {
  for (let i = 0; i < repeat; i++) yield (name + i) % 26;
  return repeat;
}

function* roundRobin(generators) {
  let lengths = 0;
  while (generators.length) {
    const remaining = [];
    for (const generator of generators) {
      const { value, done } = generator.next();
      if (done) {
        lengths += value;
      } else {
        yield value;
        remaining.push(generator);
      }
    }
    generators = remaining;
  }
  return lengths;
}

function* delegate(generator) {
  yield yield* generator;
}

function takeTurns(n) {
  const unit = Math.floor(n / 10);
  const generators = [1, 2, 3, 4].map((i) => letters(7 * i, unit * i));
  let checksum = 0;
  for (const value of delegate(roundRobin(generators))) {
    checksum = (Math.imul(checksum, 31) + value) >>> 0;
  }
  return checksum;
}

// A generator that is sent values.

function* averager(log) {
  let total = 0;
  let n = 0;
  let average = 0;
  try {
    while (true) {
      total += yield average;
      n += 1;
      average = Math.floor(total / n);
    }
  } finally {
    log.push(n);
  }
}

function twoWay(n) {
  const log = [];
  const average = averager(log);
  average.next();
  let checksum = 0;
  for (let i = 0; i < n; i++) checksum = (checksum + average.next((i * 7919) % 1000).value) >>> 0;
  average.return();
  return checksum * 3 + log[0];
}

function main(n) {
  return `${pipeline(n)} ${walk(n)} ${takeTurns(n)} ${twoWay(n)}`;
}

run({ work: main, operations: (n) => 4 * n });
