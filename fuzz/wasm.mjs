// `node wasm.mjs FOLDER`: the inputs that fuzzing kept, as text and as HTML. The wasm module's report must equal the command
// line's, byte for byte.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { assertSame } from "../tests/wasm/both.mjs";

const [folder] = process.argv.slice(2);
for (const key of ["text", "html"]) {
  const names = readdirSync(join(folder, key), { withFileTypes: true }).filter((entry) => entry.isFile());
  const inputs = names.map(({ name }) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(readFileSync(join(folder, key, name))));
  for (let n = 0; n < inputs.length; n += 500) assertSame(inputs.slice(n, n + 500), key);
  console.log(`${inputs.length} inputs as ${key}: the same`);
}
