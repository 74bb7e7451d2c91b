// String building: making long strings out of small pieces. See programs/string_building.py.

"use strict";

const run = require("./harness.js");

function appendEach(n) {
  let text = "";
  for (let i = 0; i < n; i++) {
    text += String(i & 1023);
    text += ";";
  }
  return text;
}

function joinPieces(n) {
  const pieces = [];
  for (let i = 0; i < n; i++) pieces.push("item" + String(i % 997));
  return pieces.join(",");
}

// Halves are rounded to even elsewhere and upwards by toFixed, so those eighths are made a little smaller.
function formatLines(n) {
  const lines = [];
  for (let i = 0; i < n; i++) {
    const eighths = (i & 3) === 1 ? i - 0.001 : i;
    const parity = i % 2 === 0 ? "even" : "odd";
    const number = String(i).padStart(6, "0");
    lines.push(`${number} ${String(i % 13).padStart(3)} ${(eighths / 8).toFixed(2)} ${parity}`);
  }
  return lines.join("\n");
}

function doubleUp(length) {
  let text = "pirn";
  while (text.length < length) text += [...text].reverse().join("");
  return text;
}

function sample(text) {
  let value = text.length;
  const step = Math.floor(text.length / 1000) + 1;
  for (let i = 0; i < text.length; i += step) value = (Math.imul(value, 31) + text.charCodeAt(i)) >>> 0;
  return value;
}

function main(n) {
  const texts = [appendEach(n), joinPieces(n), formatLines(n), doubleUp(4 * n)];
  let total = 0;
  let length = 0;
  for (const text of texts) {
    total = (Math.imul(total, 17) + sample(text)) >>> 0;
    length += text.length;
  }
  return `${length} ${total}`;
}

run({ work: main, operations: (n) => 3 * n });
