// What all programs here share: arguments, the clock, the lines that pirn-bench reads.
//
//     PROGRAM SIZE [--time | --curve N]
//
// A program gives an object of functions: work(n, input) is timed, and may be async; prepare(n) makes its input and finish(n,
// result) turns its result into the checksum, both outside the time; operations(n, checksum) is how many operations the
// work is.

"use strict";

async function once(program, size) {
  const input = program.prepare && program.prepare(size);
  const start = performance.now();
  let result = program.work(size, input);
  if (result instanceof Promise) result = await result;
  return [(performance.now() - start) * 1e6, result];
}

module.exports = async function run(program) {
  const [, , sizeText, flag, times] = process.argv;
  const size = Number(sizeText);
  if (flag === "--curve") {
    for (let i = 0; i < Number(times); i++) {
      const [elapsed] = await once(program, size);
      console.log(`curve_ns=${elapsed.toFixed(0)}`);
    }
    return;
  }
  const [elapsed, result] = await once(program, size);
  const checksum = program.finish ? await program.finish(size, result) : String(result);
  console.log(checksum);
  if (flag === "--time") {
    console.log(`time_ns_per_op=${(elapsed / program.operations(size, checksum)).toFixed(2)}`);
  }
};
