// The page's own files: they lie beside the page, or inside it where it was built as one file.

const embedded = (path) => document.querySelector(`script[type="application/octet-stream"][data-file="${path}"]`) ?? undefined;

/** A file's text. Rejects where it cannot be had. */
export async function ownText(path) {
  const inside = embedded(path);
  if (inside) return new TextDecoder().decode(bytes(inside));
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: status ${answer.status}`);
  return answer.text();
}

/** A file's bytes where it is inside the page, else `undefined`. */
export function embeddedBytes(path) {
  const inside = embedded(path);
  return inside && bytes(inside).buffer;
}

/** An address for a script that is inside the page, else `undefined`. */
export function embeddedScript(path) {
  const inside = embedded(path);
  return inside && URL.createObjectURL(new Blob([bytes(inside)], { type: "text/javascript" }));
}

function bytes(element) {
  return Uint8Array.from(atob(element.textContent), (c) => c.charCodeAt(0));
}
