// Inputs made to do harm, at full size: each gets a sound report, in time that grows with its length.
// `cargo xtask bench hostile` measures time and memory of all of them.

import assert from "node:assert/strict";
import test from "node:test";
import { measured, SHAPES, WORDY } from "./shapes.mjs";

/** Double the input may take so many times longer: far from four, which a step over all pairs would take. */
const GROWTH = 3.2;
/** Times below this are told too badly to be compared. */
const TELLING = 400;

// A tenth of what is full of claims: at full size it takes most of a minute.
for (const [shapes, size] of [[SHAPES, 1], [WORDY, 0.1]]) {
  for (const { name, input, make } of shapes) {
    test(size === 1 ? name : `${name}, a tenth of it`, async () => {
      const data = make(size);
      const whole = await measured(data, input);
      const { text, blocks } = whole.report;
      if (input === "text") assert.ok(text === (data.toWellFormed?.() ?? text), "the text is what was given");
      let at = 0;
      for (const { start, end } of blocks) {
        assert.ok(start >= at && end > start, `${start} to ${end} after ${at}`);
        assert.equal(text.slice(at, start).trim(), "");
        at = end;
      }
      assert.equal(text.slice(at).trim(), "");
      if (whole.time < TELLING) return;
      // Others may be at work on the machine: the better of a few tries counts.
      let growth = Infinity;
      for (let tries = 0; tries < 3 && growth > GROWTH; tries++) {
        const half = await measured(make(size / 2), input);
        const again = tries === 0 ? whole : await measured(data, input);
        growth = Math.min(growth, again.time / half.time);
      }
      assert.ok(growth <= GROWTH, `twice the input takes ${growth.toFixed(1)} times as long`);
    });
  }
}
