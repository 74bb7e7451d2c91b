// Methods and attributes: calls on objects of several classes. See programs/methods.py.

"use strict";

const run = require("./harness.js");

class Counter {
  static step = 3;

  constructor() {
    this.value = 0;
  }

  advance() {
    this.value = (this.value + Counter.step) & 0xfffff;
  }

  add(amount) {
    this.value = (this.value + amount) & 0xfffff;
    return this.value;
  }
}

class Shape {
  static made = 0;

  constructor(x, y) {
    this.x = x;
    this.y = y;
    this.constructor.register();
  }

  static register() {
    this.made += 1;
  }

  static clamp(value) {
    return value < 1000 ? value : value - 1000;
  }

  get position() {
    return this.x + this.y;
  }

  move(dx, dy) {
    this.x = Shape.clamp(this.x + dx);
    this.y = Shape.clamp(this.y + dy);
  }

  area() {
    return 0;
  }
}

class Point extends Shape {}

class Square extends Shape {
  constructor(x, y, side) {
    super(x, y);
    this._side = side;
  }

  get side() {
    return this._side;
  }

  set side(side) {
    this._side = side < 50 ? side : 1;
  }

  area() {
    return this._side * this._side;
  }
}

class Oblong extends Square {
  constructor(x, y, side, other) {
    super(x, y, side);
    this.other = other;
  }

  area() {
    return this._side * this.other;
  }
}

class Framed extends Oblong {
  area() {
    return super.area() - 2;
  }
}

function main(n) {
  for (const cls of [Point, Square, Oblong, Framed]) delete cls.made;
  const counter = new Counter();
  const bound = counter.add.bind(counter);
  const point = new Point(1, 2);
  const square = new Square(3, 4, 5);
  const shapes = [point, square, new Oblong(5, 6, 7, 8), new Framed(9, 10, 11, 12)];
  let total = 0;
  for (let i = 0; i < n; i++) {
    counter.advance();
    counter.advance();
    total += counter.add(i);
    total += bound(1);
    square.side += 1;
    for (const shape of shapes) {
      shape.move(1, 2);
      total += shape.area();
      total += shape.position;
    }
    counter.advance();
  }
  return `${total} ${counter.value} ${square.side} ${Shape.made} ${Framed.made}`;
}

run({ work: main, operations: (n) => 28 * n });
