// The real wasm module with one change: `analyze` runs into a trap, as a panic does.

import binaryen from "binaryen";

/** @param {Uint8Array} wasm */
export function crashing(wasm) {
  const module = binaryen.readBinary(wasm);
  const { BulkMemory, Multivalue, MutableGlobals, NontrappingFPToInt, ReferenceTypes, SignExt } = binaryen.Features;
  module.setFeatures(BulkMemory | Multivalue | MutableGlobals | NontrappingFPToInt | ReferenceTypes | SignExt);
  const exported = module.getExport("analyze");
  const { value } = binaryen.getExportInfo(exported);
  binaryen.Function(module.getFunction(value)).setBody(module.unreachable());
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}
