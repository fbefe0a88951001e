// The npm package as a stranger gets it: packed, installed into an empty project, used in Node.js, TypeScript and Chromium.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { openPage, serve } from "./browser.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const seeds = join(root, "seeds");
const project = mkdtempSync(join(tmpdir(), "nutgraf-package-"));
const run = (program, args, cwd = project) => execFileSync(program, args, { cwd, encoding: "utf8", shell: process.platform === "win32" });

let packed; // what `npm pack` says of the tarball
before(() => {
  [packed] = Object.values(JSON.parse(run("npm", ["pack", "--json", "--pack-destination", project], process.env.NUTGRAF_DIST + "/nutgraf")));
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "stranger", private: true, type: "module" }));
  run("npm", ["install", "--offline", "--no-audit", "--no-fund", "--loglevel=error", `./${packed.filename}`]);
});
after(() => rmSync(project, { recursive: true, force: true }));

test("the package holds what belongs there, and nothing else", () => {
  const files = packed.files.map((file) => file.path).filter((name) => !/^(LICENSE.*|NOTICE)$/.test(name));
  const expected = [
    "README.md", "core.js", "glue.js", "index.d.ts", "index.js", "nutgraf.wasm", "package.json", "report.d.ts",
    "shared.d.ts", "shared.js", "worker-thread.js", "worker.d.ts", "worker.js",
  ];
  assert.deepEqual(files.sort(), expected.sort());
});

test("it depends on nothing", () => {
  const manifest = JSON.parse(readFileSync(join(project, "node_modules/nutgraf/package.json"), "utf8"));
  for (const key of ["dependencies", "peerDependencies", "optionalDependencies", "scripts"]) assert.equal(manifest[key], undefined);
});

test("Node.js imports it by name and analyses a seed", () => {
  const script = `
    import { readFileSync } from "node:fs";
    import init, { analyze, NutgrafError } from "nutgraf";
    await init();
    const input = readFileSync(process.argv[2], "utf8");
    const report = analyze(input, { published: "2025-08-19" });
    let code;
    try { analyze(input, { wrong: 1 }) } catch (error) { if (error instanceof NutgrafError) code = error.code }
    console.log(JSON.stringify({ same: report.text === input, blocks: report.blocks.length, unit: report.offsetUnit, code }));
  `;
  writeFileSync(join(project, "use.js"), script);
  const said = JSON.parse(run("node", ["use.js", join(seeds, readdirSync(seeds).sort()[0])]));
  assert.ok(said.blocks > 10);
  assert.deepEqual({ ...said, blocks: 0 }, { same: true, blocks: 0, unit: "utf16", code: "invalid-options" });
});

test("TypeScript, in its strict mode, agrees with the types and with real reports", async () => {
  const use = readFileSync(new URL("use.ts", import.meta.url), "utf8");
  writeFileSync(join(project, "use.ts"), use);
  // Each seed's report as a literal: a field that is missing, unknown or of another type is an error.
  const { default: init, analyze } = await import(join(process.env.NUTGRAF_DIST, "nutgraf/index.js"));
  await init();
  const reports = readdirSync(seeds).map((name) => JSON.stringify(analyze(readFileSync(join(seeds, name), "utf8"))));
  const literals = reports.map((report) => `reports.push(${report});`);
  writeFileSync(join(project, "reports.ts"), ['import type { Report } from "nutgraf";', "const reports: Report[] = [];", ...literals].join("\n"));
  const options = {
    strict: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: false,
    target: "ES2022", lib: ["ES2022", "DOM"], module: "NodeNext", moduleResolution: "NodeNext", types: [],
  };
  for (const more of [{}, { module: "ESNext", moduleResolution: "bundler" }]) {
    const config = { compilerOptions: { ...options, ...more }, files: ["use.ts", "reports.ts"] };
    writeFileSync(join(project, "tsconfig.json"), JSON.stringify(config));
    try {
      run("node", [join(root, "node_modules/typescript/bin/tsc"), "-p", "."]);
    } catch (error) {
      assert.fail(error.stdout || error.message);
    }
  }
});

test("the types use no `any`", () => {
  for (const name of readdirSync(join(project, "node_modules/nutgraf")).filter((name) => name.endsWith(".d.ts"))) {
    const types = readFileSync(join(project, "node_modules/nutgraf", name), "utf8");
    assert.doesNotMatch(types.replace(/\/\*\*[^]*?\*\/|\/\/.*/g, ""), /\bany\b/, name);
  }
});

test("Chromium imports it, in the page and over a Worker, under a strict policy", async () => {
  const map = JSON.stringify({ imports: { nutgraf: "/node_modules/nutgraf/index.js", "nutgraf/worker": "/node_modules/nutgraf/worker.js" } });
  const page = `<!doctype html><title>A stranger's page</title><script type="importmap" nonce="n">${map}</script>`;
  const policy =
    "default-src 'none'; script-src 'self' 'nonce-n' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; " +
    "require-trusted-types-for 'script'; trusted-types nutgraf";
  const server = await serve(project, { "/": page }, policy);
  const browser = await openPage(server.url);
  try {
    const input = readFileSync(join(seeds, readdirSync(seeds).sort()[0]), "utf8");
    const [direct, worker] = await browser.page.evaluate(async (input) => {
      const here = await import("nutgraf");
      const there = await import("nutgraf/worker");
      await Promise.all([here.default(), there.default()]);
      return [JSON.stringify(here.analyze(input)), JSON.stringify(await there.analyze(input))];
    }, input);
    const { analyze } = await import(join(process.env.NUTGRAF_DIST, "nutgraf/index.js"));
    assert.equal(direct, JSON.stringify(analyze(input)));
    assert.equal(worker, direct);
    assert.deepEqual(browser.complaints, []);
  } finally {
    await browser.close();
    server.close();
  }
});
