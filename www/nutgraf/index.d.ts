// nutgraf, in the thread that calls it. `nutgraf/worker` has the same calls over a Worker.

import type { Report } from "./report.js";
import type { Options, WasmSource } from "./shared.js";

export type * from "./report.js";
export type { ErrorCode, Options, Override, WasmSource } from "./shared.js";
export { NutgrafError } from "./shared.js";

/**
 * Loads the wasm. To be called, and waited for, before any other call; a second call does nothing, unless the core
 * has stopped at a fault of its own (`internal`): then it starts a fresh one.
 *
 * @param source where the wasm comes from, or the promise of it. The file that lies beside this module, where left out.
 */
export default function init(source?: WasmSource | PromiseLike<WasmSource>): Promise<void>;

/**
 * Analyses one article: tells its own text from the boilerplate around it, and finds its claims.
 *
 * @param input what was copied off a page, as text or HTML
 * @throws {NutgrafError}
 */
export function analyze(input: string, options?: Options | null): Report;

/**
 * Compares articles about one story. Not part of this version yet: it always throws.
 *
 * @throws {NutgrafError} `invalid-options`
 */
export function compare(reports: readonly Report[]): never;

/**
 * The version of the library.
 *
 * @throws {NutgrafError} `not-initialized`
 */
export function version(): string;
