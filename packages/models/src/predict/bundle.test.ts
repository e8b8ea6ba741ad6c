import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

test("what answers need is small, and brings no training", async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(import.meta.dirname, "index.ts")],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
    metafile: true,
  });
  const inputs = Object.values(metafile.outputs)
    .flatMap((output) => Object.entries(output.inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => path);
  expect(inputs.filter((path) => /packages\/|^\.\.\//.test(path)).length).toBeGreaterThan(3);
  for (const absent of ["train", "optim", "losses", "tensor-wasm", "hyparquet"]) {
    expect(inputs.filter((path) => path.includes(`/${absent}/`))).toEqual([]);
  }
  // The README says about 40 KB.
  const kilobytes = gzipSync(outputFiles[0]!.contents, { level: 9 }).length / 1000;
  expect(kilobytes).toBeLessThan(43);
});
