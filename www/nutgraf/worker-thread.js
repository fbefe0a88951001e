// Inside the Worker: one call at a time, each answered under its own id. The build makes one file of this and what it
// imports.

import { analyzeToJson, compiled, defaultMaxBytes, init, version } from "./core.js";

const calls = {
  async init({ source }) {
    await init(source);
    return { module: compiled(), defaultMaxBytes: defaultMaxBytes(), version: version() };
  },
  analyze: ({ input, options }) => analyzeToJson(input, options),
};

self.onmessage = async ({ data }) => {
  try {
    self.postMessage({ id: data.id, result: await calls[data.call](data) });
  } catch (error) {
    self.postMessage({ id: data.id, error: { code: error?.code ?? "internal", message: String(error?.message ?? error) } });
  }
};
