// What inputs made to do harm cost, at full size: time, how it grows, and memory. `cargo xtask bench hostile` runs it and
// fails where the time of double the input is more than 2.2 times as long.

import { measured, MB, SHAPES, WORDY } from "../tests/wasm/shapes.mjs";

/** At least so many rounds, and as many as there are in so many milliseconds: what is quick has to be measured often. */
const ROUNDS = 3;
const ENOUGH = 3_000;
const GROWTH = 2.2;
/** Milliseconds below which the growth of a time cannot be told. */
const TELLING = 200;
/** Memory that counts for nothing: the models and word lists. */
const FLOOR = 10 * MB;

let failed = false;
console.log("     size       time  beside half the input's  bytes of memory a byte, over 10 MB");
for (const { name, input, make } of [...SHAPES, ...WORDY]) {
  const best = { half: Infinity, whole: Infinity };
  let memory = 0;
  const begin = performance.now();
  for (let round = 0; round < ROUNDS || performance.now() - begin < ENOUGH; round++) {
    best.half = Math.min(best.half, (await measured(make(0.5), input)).time);
    const whole = await measured(make(1), input);
    best.whole = Math.min(best.whole, whole.time);
    memory = Math.max(memory, whole.memory);
  }
  const size = Buffer.byteLength(make(1));
  const growth = best.whole / best.half;
  const slow = best.whole >= TELLING && growth > GROWTH;
  failed ||= slow;
  const each = Math.max(0, memory - FLOOR) / size;
  console.log(`${(size / MB).toFixed(1).padStart(6)} MB ${best.whole.toFixed(0).padStart(7)} ms  ${growth.toFixed(2).padStart(5)}  ${each.toFixed(1).padStart(5)}  ${name}${slow ? ": TOO SLOW" : ""}`);
}
process.exitCode = failed ? 1 : 0;
