// The page has a name for each unit whose code a reader would not understand.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { quantity, when } from "../../www/format.js";
import { UNITS } from "../../www/kinds.js";

const list = await readFile(new URL("../../data/units.txt", import.meta.url), "utf8");
const codes = new Set(list.split("\n").filter((line) => /^[^#\t]+\t/u.test(line)).map((line) => line.split("\t")[0]));

test("each code with a bracket or a dot has a name, and no name is of a unit that there is not", () => {
  const odd = [...codes].filter((code) => /[[{.]/u.test(code));
  assert.ok(odd.length > 30);
  assert.deepEqual(odd.filter((code) => !UNITS[code]), []);
  assert.deepEqual(Object.keys(UNITS).filter((code) => !codes.has(code)), []);
});

test("dates are told in words", () => {
  for (const [value, words] of [
    ["2025-08-19", "19 August 2025"],
    ["2025-08", "August 2025"],
    ["2022", "2022"],
    ["2024-FA", "autumn 2024"],
    ["2025-Q3", "third quarter of 2025"],
    ["2025-H1", "first half of 2025"],
    ["2025-W33", "week of 11 August 2025"],
    ["2025-W01-WE", "weekend of 4 January 2025"],
    ["2021-W01", "week of 4 January 2021"],
    ["197X", "1970s"],
    ["18XX", "19th century"],
    ["20XX", "21st century"],
    ["2019-09-05/2019-09-06", "5 September 2019 to 6 September 2019"],
    ["0071", "AD 71"],
    ["-0507", "508 BC"],
    ["0000", "1 BC"],
    ["P3D", ""],
    ["P1D/P2D", ""],
    ["XXXX-WXX-6", ""],
    ["--08-18", ""],
  ]) {
    assert.equal(when(value), words);
  }
});

test("figures are told in words", () => {
  const of = (value, unit, kind = "measurement", rest = {}) => quantity({ value, unit, kind, approximate: false, bound: null, ...rest });
  assert.equal(of(6, "a", "duration"), "6 years");
  assert.equal(of(1, "[mi_i]"), "1 mile");
  assert.equal(of([20, 30], "[mi_i]/h"), "20 to 30 mph");
  assert.equal(of(40, "km/h"), "40 km/h");
  assert.equal(of(5, "%", "percent"), "5 %");
  assert.equal(of(2, "pp", "percent"), "2 percentage points");
  assert.equal(of(31, null, "count", { approximate: true, bound: "atLeast" }), "at least 31");
  assert.equal(of(5e6, "USD", "money"), "USD 5,000,000");
});
