import { wasmInterpreter } from "@gd/tensor-wasm";
import { beforeAll, describe, expect, test } from "vitest";
import { bundleProgram } from "./bundle-program.mjs";
import { hashOnNode } from "./hash-on.mjs";
import { hashWeights } from "./hash-weights.js";
import { installedNodes } from "./installed-nodes.js";

const major = (version: string): string => version.replace(/^v(\d+)[\s\S]*$/, "$1");

/** Installed Nodes of other major versions than the one that runs this test. */
const otherNodes = installedNodes.filter(({ version }) => major(version) !== major(process.version));

describe("a network trained with one seed", () => {
  let program: string;
  beforeAll(async () => {
    program = await bundleProgram();
  });

  test("has the same weights in another process", async () => {
    expect((await hashOnNode(process.execPath, program)).hash).toBe(await hashWeights());
  });

  test("has the same weights with wasmInterpreter as with referenceInterpreter, bit for bit", async () => {
    expect(await hashWeights(wasmInterpreter)).toBe(await hashWeights());
  });

  // Where only one Node is installed, `test:browser` and `same-bits` cover other engines.
  test.each(otherNodes)("has the same weights on Node $version, bit for bit", async ({ version, path }) => {
    expect(await hashOnNode(path, program)).toEqual({ runtime: `Node ${version}`, hash: await hashWeights() });
  });
});
