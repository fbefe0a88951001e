/** What every call throws or rejects with. */
export class NutgrafError extends Error {
  /**
   * @param {"input-too-large" | "invalid-options" | "not-initialized" | "internal"} code
   * @param {string} message
   * @param {unknown} [cause] what went wrong underneath
   */
  constructor(code, message, cause) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }

  get name() {
    return "NutgrafError";
  }
}

/** The one call of the contract that is still to come, in both faces of the library. */
export function notYet() {
  return new NutgrafError("invalid-options", "compare: comparing articles is not part of this version yet");
}

/** Throws where an input is no string, or longer than the limit. Nothing is copied before this has passed. */
export function checkInput(input, options, defaultMaxBytes) {
  if (typeof input !== "string") throw new NutgrafError("invalid-options", "input: expected a string");
  const given = options?.maxBytes;
  // A limit that makes no sense is refused later, with every other option.
  const limit = Number.isInteger(given) && given >= 0 ? given : defaultMaxBytes;
  // A UTF-16 code unit takes at most three bytes of UTF-8: most inputs need no counting.
  if (input.length * 3 <= limit) return;
  const bytes = utf8Length(input);
  if (bytes > limit) throw new NutgrafError("input-too-large", `the input has ${bytes} bytes, the limit is ${limit}`);
}

function utf8Length(text) {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    bytes++;
    if (unit < 0x800) continue;
    bytes++;
    // A pair of surrogates takes four bytes, a lone one the three of the replacement character.
    if (unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) at++;
  }
  return bytes;
}
