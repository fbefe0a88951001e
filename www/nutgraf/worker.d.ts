// nutgraf over a Worker: the same calls, as promises. The thread that calls stays free.

import type { Report } from "./report.js";
import type { Options, WasmSource } from "./shared.js";

export type * from "./report.js";
export type { ErrorCode, Options, Override, WasmSource } from "./shared.js";
export { NutgrafError } from "./shared.js";

/** What a caller of the Worker may choose. */
export interface WorkerOptions extends Options {
  /** Gives the call up: its promise rejects with the signal's reason, an `AbortError` where none was named. */
  signal?: AbortSignal | null | undefined;
}

/** Where the Worker comes from. */
export interface InitOptions {
  /** The address of its script, where `worker-thread.js` does not lie beside this module. */
  worker?: string | URL | undefined;
  /** `"classic"` for a script that was bundled to run as one. `"module"` where left out. */
  type?: "module" | "classic" | undefined;
}

/**
 * Starts the Worker and loads the wasm. A second call does nothing, whatever it is given, until `terminate()`.
 *
 * @param source where the wasm comes from, or the promise of it. The file that lies beside this module, where left out.
 */
export default function init(source?: WasmSource | PromiseLike<WasmSource>, options?: InitOptions | null): Promise<void>;

/**
 * Analyses one article in the Worker. Calls are answered in their order. A Worker that crashes, or whose running call is
 * given up, is replaced; the calls behind it go on.
 *
 * @param input what was copied off a page, as text or HTML
 * @throws {NutgrafError}
 */
export function analyze(input: string, options?: WorkerOptions | null): Promise<Report>;

/**
 * Compares articles about one story. Not part of this version yet: it always rejects.
 *
 * @throws {NutgrafError} `invalid-options`
 */
export function compare(reports: readonly Report[]): Promise<never>;

/**
 * The version of the library.
 *
 * @throws {NutgrafError} `not-initialized`
 */
export function version(): Promise<string>;

/** Ends the Worker. Calls that it has not answered reject with `not-initialized`; `init()` starts another. */
export function terminate(): void;
