// What both faces of the library share.

/** What a caller may choose. A key that is not listed here is refused. */
export interface Options {
  /** What the input is. `auto`, the default: HTML where it begins like HTML, else text. */
  input?: "auto" | "text" | "html" | null | undefined;
  /** `auto`, the default, marks boilerplate as stripped; `off` keeps every block. */
  strip?: "auto" | "off" | null | undefined;
  /** The day of publication (`2025-08-19`), where it is known: relative dates are resolved against it. */
  published?: string | null | undefined;
  /** The reader's own verdicts on blocks, which go before nutgraf's. */
  overrides?: readonly Override[] | null | undefined;
  /** The longest input, in bytes of UTF-8. 32 MiB where it is left out. */
  maxBytes?: number | null | undefined;
}

/** A reader's own verdict on a block. */
export interface Override {
  /** Any offset inside the block, in UTF-16 code units of the report's `text`. */
  start: number;
  /** Whether the block belongs to the article's body. */
  kept: boolean;
}

/** Where the wasm comes from. */
export type WasmSource = string | URL | Response | ArrayBuffer | ArrayBufferView | WebAssembly.Module;

/**
 * What went wrong.
 * - `input-too-large`: the input is longer than `maxBytes`.
 * - `invalid-options`: the message names the key.
 * - `not-initialized`: `init()` has not been called, or not been waited for.
 * - `internal`: a fault of nutgraf's own, or its files could not be loaded.
 */
export type ErrorCode = "input-too-large" | "invalid-options" | "not-initialized" | "internal";

/** What every call throws or rejects with. */
export declare class NutgrafError extends Error {
  constructor(code: ErrorCode, message: string, cause?: unknown);
  readonly name: "NutgrafError";
  /** What went wrong. */
  readonly code: ErrorCode;
}
