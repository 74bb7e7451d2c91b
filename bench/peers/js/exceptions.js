// Exceptions: raising, catching, raising again and cleaning up. See programs/exceptions.py.

"use strict";

const run = require("./harness.js");
// Errors of the machine itself are the nearest that the language has.

class AppError extends Error {}

class NotFound extends AppError {
  constructor(key, options) {
    super(`${key} not found`, options);
    this.key = key;
    this.args = [this.message];
  }
}

class Refused extends AppError {
  constructor(...args) {
    super();
    this.args = args;
  }
}

class KeyError extends Error {
  constructor(key) {
    super();
    this.args = [key];
  }
}

function raiseHere(i) {
  try {
    if (i >= 0) throw new Refused();
  } catch (error) {
    if (error instanceof Refused) return 1;
    throw error;
  }
  return 0;
}

function descend(depth, i) {
  if (depth === 0) throw new NotFound(i);
  return descend(depth - 1, i) + 1;
}

function raiseFarBelow(i) {
  try {
    try {
      descend(5, i & 63);
    } catch (error) {
      if (error instanceof Refused) return 0;
      throw error;
    }
  } catch (error) {
    if (error instanceof AppError) return error.key + error.args.length;
    throw error;
  }
  return 0;
}

function caughtTypeError(body) {
  try {
    body();
  } catch (error) {
    if (error instanceof TypeError) return true;
    throw error;
  }
  return false;
}

function builtinErrors(table, items) {
  let caught = 0;
  if (caughtTypeError(() => table.missing.length)) caught += "missing".length;
  if (caughtTypeError(() => items[items.length].length)) caught += 1;
  try {
    BigInt("12x");
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    caught += 2;
  }
  try {
    BigInt(caught) / table.zero;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    caught += 3;
  }
  return caught;
}

function guarded(guard, body) {
  guard.entered += 1;
  try {
    body();
  } catch (error) {
    if (!(error instanceof guard.swallow)) throw error;
  } finally {
    guard.left += 1;
  }
}

function cleanup(guard, log) {
  guarded(guard, () => {
    throw new NotFound(1);
  });
  try {
    try {
      log[0] += 1;
      throw new Refused(log[0]);
    } finally {
      log[1] += 1;
    }
  } catch (error) {
    if (error instanceof AppError) return error.args[0] & 7;
    throw error;
  }
  return 0;
}

function chained(i) {
  try {
    try {
      throw new KeyError(i);
    } catch (error) {
      throw new NotFound(i, { cause: error });
    }
  } catch (error) {
    if (error instanceof NotFound) return error.cause.args[0] & 3;
    throw error;
  }
}

function main(n) {
  const table = { zero: 0n };
  const items = [1, 2, 3];
  const guard = { swallow: NotFound, entered: 0, left: 0 };
  const log = [0, 0];
  let total = 0;
  for (let i = 0; i < n; i++) {
    total += raiseHere(i);
    total += raiseFarBelow(i);
    total += builtinErrors(table, items);
    total += cleanup(guard, log);
    total += chained(i);
  }
  if (![guard.entered, guard.left, log[0], log[1]].every((times) => times === n)) {
    throw new Error("some clean-up did not run exactly once");
  }
  return total;
}

run({ work: main, operations: (n) => 10 * n });
