// Word count: splitting a long text and counting in a map. See programs/word_count.py.

"use strict";

const run = require("./harness.js");

const SYLLABLES = ["ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu", "shi"];

function vocabulary() {
  const words = SYLLABLES.flatMap((a) => SYLLABLES.map((b) => a + b));
  for (const a of SYLLABLES.slice(0, 6)) {
    for (const b of SYLLABLES) {
      for (const c of SYLLABLES) words.push(a + b + c);
    }
  }
  return words;
}

function makeText(n) {
  const words = vocabulary();
  const count = words.length;
  let state = 12345;
  const pieces = [];
  for (let i = 1; i <= n; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const first = (state >>> 8) % count;
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    let word = words[Math.floor((first * ((state >>> 8) % count)) / count)];
    if (i % 12 === 1) word = word[0].toUpperCase() + word.slice(1);
    if (i % 36 === 0) word += ".\n";
    else if (i % 12 === 0) word += ". ";
    else if (i % 7 === 0) word += ", ";
    else word += " ";
    pieces.push(word);
  }
  return pieces.join("");
}

function countWords(text) {
  const counts = new Map();
  for (const line of text.split("\n")) {
    for (const raw of line.split(/\s+/)) {
      const word = raw.replace(/^[.,;:!?]+|[.,;:!?]+$/g, "").toLowerCase();
      if (word) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

function main(_, text) {
  const counts = countWords(text);
  const ranking = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const all = ranking.reduce((sum, [, count]) => sum + count, 0);
  const top = ranking.slice(0, 8).map(([word, count]) => `${word} ${count}`);
  return `${text.length} characters, ${all} words, ${counts.size} different: ${top.join(", ")}`;
}

run({ prepare: makeText, work: main, operations: (n) => n });
