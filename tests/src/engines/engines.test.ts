import { type Context, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { writeIdx } from "@gd/data";
import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { bundle } from "./bundle.js";
import { host, namedIn, realm, realmWithout } from "./realms.js";
import type { Files } from "./wide-use.js";

// The file system is this realm's, as it is in Jest.
const files: Files = {
  idx: gzipSync(writeIdx({ type: "uint8", shape: [3], data: Uint8Array.of(1, 2, 3) })),
  writeAndRead: (bytes) => Buffer.from(bytes),
};
const program = await bundle("wide-use.ts");

/** What comes of the program in a realm of its own, which has what the context has and ECMAScript. */
const runIn = async (context: Context): Promise<unknown> => {
  runInContext(program, context);
  const run: (files: Files) => Promise<string> = runInContext(
    "(files) => program.useWidely(files).then(JSON.stringify)",
    context,
  );
  return JSON.parse(await run(files));
};

const named = namedIn(program);

describe("training, checkpoints, hashes and compressed files come out the same", { timeout: 30_000 }, async () => {
  const expected = await runIn(realm(host));

  test("with all that Node has, to begin with", () => {
    expect(named).toContain("MessageChannel");
    expect(expected).toEqual({
      trained: [expect.stringMatching(/^[0-9a-f]{64} /), expect.stringMatching(/^[0-9a-f]{64} /)],
      idx: [1, 2, 3],
    });
  });

  test("in an engine that has nothing but ECMAScript", async () => {
    expect(await runIn(realm([]))).toEqual(expected);
  });

  test("in jsdom, in which Jest runs tests", async () => {
    const page = new JSDOM("", { runScripts: "outside-only" });
    expect(await runIn(page.getInternalVMContext())).toEqual(expected);
  });

  test.each(named)("in an engine without %s", async (missing) => {
    expect(await runIn(realmWithout(missing))).toEqual(expected);
  });
});
