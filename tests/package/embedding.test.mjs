// docs/embedding.md, run: each block of code in it, as a reader would copy it into an empty project.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import test, { after } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { openPage, serve } from "./browser.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const library = join(process.env.NUTGRAF_DIST, "nutgraf");
const seeds = join(root, "seeds");
const pasted = readFileSync(join(seeds, readdirSync(seeds).sort()[0]), "utf8");
const given = `globalThis.pasted = ${JSON.stringify(pasted)};`;

const { default: init, analyze } = await import(pathToFileURL(join(library, "index.js")));
await init();
const title = `${analyze(pasted).claims.length} claims`;

const POLICY =
  "default-src 'none'; script-src 'self' 'nonce-n' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types nutgraf";

/** The blocks of the page, by what they are run as. */
const blocks = {};
for (const [, uses, code] of readFileSync(join(root, "docs/embedding.md"), "utf8").matchAll(/<!-- run: ([^>]*) -->\n```\w+\n([^]*?)\n```/g)) {
  blocks[uses] = code;
}

/** An empty project with the library in it, and the tools that the block names. */
function project(files, tools = []) {
  const folder = mkdtempSync(join(tmpdir(), "nutgraf-embedding-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(library, join(folder, "node_modules/nutgraf"), { recursive: true });
  for (const tool of tools) symlinkSync(join(root, "node_modules", tool), join(folder, "node_modules", tool), "junction");
  for (const [name, text] of Object.entries({ "package.json": '{ "type": "module" }', ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const run = (program, args, options) => execFileSync(program, args, { encoding: "utf8", ...options });

/** Opens a folder's page in Chromium, under the strict policy, and waits for what it says. */
async function says(folder, page, answer = title) {
  const server = await serve(folder, { "/": page, "/pasted.js": given }, POLICY);
  const browser = await openPage(server.url);
  try {
    await browser.page.waitForFunction(() => / claims$/.test(document.title), null, { timeout: 30_000 }).catch(() => {});
    assert.equal(await browser.page.title(), answer, browser.complaints.join("\n"));
    assert.deepEqual(browser.complaints, []);
  } finally {
    await browser.close();
    server.close();
  }
}

const PAGE = '<!doctype html><title>waiting</title><script src="/pasted.js"></script>';
const withNonce = (html) => html.replaceAll("<script type", '<script nonce="n" type');

test("every block is run", () => {
  assert.deepEqual(Object.keys(blocks).sort(), ["esbuild-config", "node", "page", "page-module elsewhere", "rust", "shell", "typescript", "vite esbuild page-module", "vite-config"]);
  const fences = readFileSync(join(root, "docs/embedding.md"), "utf8").match(/^```\w+$/gm);
  assert.equal(fences.length, Object.keys(blocks).length, "a block says how it is run");
});

test("Node.js", () => {
  const folder = project({ "use.js": blocks.node, "pasted.js": given });
  assert.match(run("node", ["--import", "./pasted.js", "use.js"], { cwd: folder }), /\[[^\]]*'attributed'/);
});

test("a page without a bundler", () => {
  const folder = project({});
  cpSync(library, join(folder, "nutgraf"), { recursive: true });
  return says(folder, PAGE + withNonce(blocks.page));
});

test("a Worker, without a bundler", () => {
  const folder = project({ "main.js": blocks["vite esbuild page-module"].replace('"nutgraf/worker"', '"/node_modules/nutgraf/worker.js"') });
  return says(folder, `${PAGE}<script type="module" src="/main.js"></script>`);
});

test("files that lie elsewhere", () => {
  const folder = project({ "main.js": blocks["page-module elsewhere"].replace('"nutgraf/worker"', '"/lib/worker.js"') });
  for (const name of ["worker.js", "shared.js"]) cpSync(join(library, name), join(folder, "lib", name));
  for (const name of ["worker-thread.js", "nutgraf.wasm"]) cpSync(join(library, name), join(folder, "elsewhere", name));
  return says(folder, `${PAGE}<script type="module" src="/main.js"></script>`);
});

test("Vite's production build, which finds Worker and wasm", async () => {
  const folder = project({
    "main.js": blocks["vite esbuild page-module"],
    "vite.config.js": blocks["vite-config"],
    "index.html": '<!doctype html><title>waiting</title><script src="/pasted.js"></script><script type="module" src="/main.js"></script>',
    "public/pasted.js": given,
  });
  run("node", [join(root, "node_modules/vite/bin/vite.js"), "build", "--logLevel", "error"], { cwd: folder });
  const built = readdirSync(join(folder, "dist/assets"));
  assert.ok(built.some((name) => name.endsWith(".wasm")) && built.filter((name) => name.endsWith(".js")).length >= 2, built.join());
  await says(join(folder, "dist"), readFileSync(join(folder, "dist/index.html")));
});

test("esbuild, with the two files copied", async () => {
  const folder = project({ "main.js": blocks["vite esbuild page-module"], "build.js": blocks["esbuild-config"] }, ["esbuild"]);
  run("node", ["build.js"], { cwd: folder });
  await says(join(folder, "dist"), `${PAGE}<script type="module" src="/main.js"></script>`);
});

test("TypeScript, strict", () => {
  const options = { strict: true, noEmit: true, target: "ES2022", lib: ["ES2022", "DOM"], module: "NodeNext", moduleResolution: "NodeNext", types: [] };
  const folder = project({ "use.ts": blocks.typescript, "tsconfig.json": JSON.stringify({ compilerOptions: options, files: ["use.ts"] }) });
  run("node", [join(root, "node_modules/typescript/bin/tsc"), "-p", "."], { cwd: folder });
});

test("a shell", { skip: process.platform === "win32" && "there is no such shell" }, () => {
  const path = `${dirname(process.env.NUTGRAF_BIN)}${delimiter}${process.env.PATH}`;
  const said = JSON.parse(run("sh", ["-c", blocks.shell], { env: { ...process.env, PATH: path } }));
  assert.equal(said.report.claims[0].attribution.source.name, "Ada Byron");
});

test("a server can import both entries: nothing global is read before init, and nothing is left behind", () => {
  const folder = project({
    "server.js": `
      // What a page or Node.js has, gone: whoever reads it on import fails.
      const hidden = ["window", "document", "self", "location", "navigator", "Worker", "fetch", "Response", "WebAssembly", "TextDecoder", "TextEncoder", "trustedTypes", "process", "Buffer"];
      const kept = Object.fromEntries(hidden.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]));
      const read = [];
      const before = new Set(Object.getOwnPropertyNames(globalThis));
      for (const name of hidden) Object.defineProperty(globalThis, name, { configurable: true, get: () => { read.push(name); return undefined; } });
      await Promise.all([import("nutgraf"), import("nutgraf/worker")]);
      const left = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name) && !hidden.includes(name));
      // Node.js reads its own globals while it loads modules.
      const own = new Set(["process", "Buffer"]);
      for (const [name, descriptor] of Object.entries(kept)) descriptor ? Object.defineProperty(globalThis, name, descriptor) : delete globalThis[name];
      console.log(JSON.stringify({ read: read.filter((name) => !own.has(name)), left }));
    `,
  });
  assert.deepEqual(JSON.parse(run("node", ["server.js"], { cwd: folder })), { read: [], left: [] });
});
