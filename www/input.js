// What comes in: the clipboard, a file, a drop. Each becomes `{ data, input, name }` or an `InputError` in plain words.

export const MAX_BYTES = 32 * 1024 * 1024;

export class InputError extends Error {
  constructor(code, message) {
    super(message);
    this.name = "InputError";
    this.code = code;
  }
}

/** Reads a clipboard or a drag: a file, the HTML flavour where there is one, else the text. */
export async function fromTransfer(transfer) {
  // All is read before the first wait: the browser empties the transfer when the event is over.
  const file = transfer.files[0];
  const html = transfer.getData("text/html");
  const text = transfer.getData("text/plain");
  if (html.trim()) return fromText(html, "html");
  if (text.trim()) return fromText(text);
  if (file) return fromFile(file);
  throw new InputError("empty", "There was no text in that. Copy the words of an article, or a text or HTML file.");
}

export function fromText(data, input = "auto", name = "") {
  if (!data.trim()) throw new InputError("empty", "There is nothing to analyse yet. Paste an article first.");
  if (data.length > MAX_BYTES) throw tooLarge();
  return { data, input, name };
}

export async function fromFile(file) {
  if (file.size > MAX_BYTES) throw tooLarge();
  if (file.size === 0) throw new InputError("empty", `“${file.name}” is empty.`);
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new InputError("unreadable", `“${file.name}” could not be read. If it is a folder, open a file in it.`);
  }
  const isHtml = /html/i.test(file.type) || /\.x?html?$/i.test(file.name);
  return fromText(decode(bytes, file.name), isHtml ? "html" : "auto", file.name);
}

const tooLarge = () => new InputError("input-too-large", `That is more than ${MAX_BYTES / 1024 / 1024} MB. Paste one article at a time.`);

/** First bytes of what people drop by mistake. */
const BINARY = [
  [/^%PDF-/, "a PDF. Open it, copy the article’s words, and paste them"],
  [/^PK\x03\x04/, "a packed or office document. Open it, copy the article’s words, and paste them"],
  [/^\xd0\xcf\x11\xe0/, "an office document. Open it, copy the article’s words, and paste them"],
  [/^\{\\rtf/, "a rich-text document. Open it, copy the article’s words, and paste them"],
  [/^(?:\x89PNG|\xff\xd8\xff|GIF8|RIFF)/, "an image or a recording, not text"],
];

function decode(bytes, name) {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  const known = BINARY.find(([magic]) => magic.test(head));
  if (known) throw new InputError("binary", `“${name}” is ${known[1]}.`);
  const mark = [["utf-16le", /^\xff\xfe/], ["utf-16be", /^\xfe\xff/]].find(([, bom]) => bom.test(head));
  if (!mark && bytes.subarray(0, 65536).includes(0)) throw new InputError("binary", `“${name}” is not text.`);
  try {
    return new TextDecoder(mark?.[0] ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(declared(head)).decode(bytes);
  }
}

/** The encoding that an old page names in its head; else the one that most old pages have. */
function declared(head) {
  const label = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? "windows-1252";
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return "windows-1252";
  }
}

/** Files and text dropped anywhere on the page. `onTransfer` gets the drag's data, `onOver` whether one hovers. */
export function listenForDrops(target, { onTransfer, onOver }) {
  const carriesWords = (event) => [...(event.dataTransfer?.types ?? [])].some((type) => type === "Files" || type.startsWith("text/"));
  target.addEventListener("dragover", (event) => {
    if (!carriesWords(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    onOver(true);
  });
  target.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) onOver(false);
  });
  target.addEventListener("drop", (event) => {
    onOver(false);
    if (!carriesWords(event)) return;
    event.preventDefault();
    onTransfer(event.dataTransfer);
  });
}
