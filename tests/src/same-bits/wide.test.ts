import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { bundleProgram } from "./bundle-program.mjs";
import { hashOnNode } from "./hash-on.mjs";
import { hashNetworks } from "./hash-wide.js";
import { installedNodes } from "./installed-nodes.js";

/** Has V8 optimize every function before it runs, whatever time it takes. */
const OPTIMIZE = ["--no-liftoff", "--no-wasm-lazy-compilation"];

describe("networks trained with vectors of 256 bits", () => {
  let program: string;
  let expected: string;
  beforeAll(async () => {
    program = await bundleProgram(fileURLToPath(new URL("hash-wide.ts", import.meta.url)));
    expected = await hashNetworks();
  });

  describe.each(installedNodes)("on Node $version", ({ path }) => {
    test.for([{ flags: [] }, { flags: OPTIMIZE }])(
      "have the bits of the reference, with $flags",
      async ({ flags }, { skip }) => {
        const { runtime, hash } = await hashOnNode(path, program, { hash: "hashWide()", flags });
        if (hash === undefined) {
          const reason = `${runtime} has no vectors of 256 bits: there is nothing to compare`;
          console.warn(reason);
          skip(reason);
        }
        expect(hash).toBe(expected);
      },
    );
  });
});
