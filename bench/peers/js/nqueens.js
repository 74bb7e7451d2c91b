// N queens: backtracking with lists of free lines. See programs/nqueens.py.

"use strict";

const run = require("./harness.js");

class Board {
  constructor(n) {
    this.n = n;
    this.columns = new Array(n).fill(true);
    this.rising = new Array(2 * n - 1).fill(true);
    this.falling = new Array(2 * n - 1).fill(true);
    this.queens = new Array(n).fill(0);
    this.solutions = 0;
    this.hash = 0;
  }

  place(row) {
    const { n, columns, rising, falling } = this;
    if (row === n) {
      this.solutions += 1;
      for (const column of this.queens) this.hash = (Math.imul(this.hash, 33) + column) >>> 0;
      return;
    }
    for (let column = 0; column < n; column++) {
      const up = row + column;
      const down = row - column + n - 1;
      if (columns[column] && rising[up] && falling[down]) {
        this.queens[row] = column;
        columns[column] = rising[up] = falling[down] = false;
        this.place(row + 1);
        columns[column] = rising[up] = falling[down] = true;
      }
    }
  }
}

function main(n) {
  const board = new Board(n);
  board.place(0);
  return `${board.solutions} ${board.hash}`;
}

run({ work: main, operations: () => 1 });
