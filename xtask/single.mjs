// Makes one file of the page: `node single.mjs FOLDER FILE`. Scripts and styles move into the page, and its
// Content-Security-Policy names each by its hash; wasm, Worker and samples lie in it as inert data. It asks for nothing.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";

const [folder, out] = process.argv.slice(2);
const read = (path) => readFileSync(join(folder, path));
const scripts = [];
const styles = [];

/** Notes what the policy must let through, and gives it back. */
function allowed(list, text) {
  if (/<\/(script|style)|<!--/i.test(text)) throw new Error("what is inlined would end its element");
  list.push(`'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  return text;
}

function bundle(entry, format) {
  const { outputFiles } = buildSync({
    entryPoints: [join(folder, entry)],
    bundle: true,
    format,
    target: "es2022",
    minifySyntax: true,
    minifyWhitespace: true,
    charset: "utf8",
    write: false,
    // Worker and wasm are in the page: nothing is looked up beside the script.
    define: { "import.meta.url": "location.href" },
    logLevel: "warning",
  });
  return outputFiles[0].text;
}

/** Replaces what must be there. */
function replace(html, pattern, by) {
  const replaced = html.replace(pattern, by);
  if (replaced === html) throw new Error(`index.html has no ${pattern}`);
  return replaced;
}

let html = read("index.html").toString();
const samples = [...html.matchAll(/data-sample="([^"]+)"/g)].map(([, path]) => path);
const logo = `data:image/svg+xml;base64,${read("logo.svg").toString("base64")}`;
const embed = (path, bytes) => `<script type="application/octet-stream" data-file="${path}">${Buffer.from(bytes).toString("base64")}</script>\n`;
// A page that was opened from the disk can start only a classic Worker.
const data = [
  ...["nutgraf/nutgraf.wasm", ...samples].map((path) => embed(path, read(path))),
  embed("nutgraf/worker-thread.js", bundle("nutgraf/worker-thread.js", "iife")),
].join("");

// The markup first: what is inlined after it is hashed as it stands.
html = html.replaceAll("logo.svg", logo);
html = replace(html, 'class="brand" href="./"', 'class="brand" href=""');
html = replace(html, /<!--[^>]*-->\n(<link rel="modulepreload" [^>]*>\n)+/, "");
html = replace(html, /<link rel="stylesheet" href="([^"]+)"( media="[^"]+")?>/g, (_, path, media = "") =>
  `<style${media}>${allowed(styles, read(path).toString())}</style>`);
html = replace(html, /<script src="([^"]+)"><\/script>/g, (_, path) => `<script>${allowed(scripts, read(path).toString())}</script>`);
html = replace(html, /<script type="module" src="([^"]+)"><\/script>\n/g, (_, path) =>
  `<script type="module">${allowed(scripts, bundle(path, "esm"))}</script>\n`);
const licence = `nutgraf is licensed under the MIT licence or the Apache License 2.0, at your choice.\n\n${read("nutgraf/LICENSE-MIT")}\n${read("nutgraf/NOTICE")}`;
html = replace(html, "</head>", () => `<script type="text/plain" data-file="LICENSE">\n${licence.replaceAll("<", "‹")}</script>\n</head>`);
html = replace(html, "</body>", () => `${data}</body>`);
html = replace(html, /(http-equiv="Content-Security-Policy" content=")[^"]*/, (_, head) =>
  `${head}default-src 'none'; script-src ${scripts.join(" ")} 'wasm-unsafe-eval'; style-src ${styles.join(" ")}; worker-src blob:; `
  + "img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types nutgraf");
writeFileSync(out, html);
