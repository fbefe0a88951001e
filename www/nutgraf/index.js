// nutgraf, in the thread that calls it. `nutgraf/worker` has the same calls over a Worker.

import { notYet } from "./shared.js";
import { analyzeToJson, init, version } from "./core.js";

export { NutgrafError } from "./shared.js";
export { version };
export default init;

export function analyze(input, options) {
  return JSON.parse(analyzeToJson(input, options));
}

export function compare() {
  throw notYet();
}
