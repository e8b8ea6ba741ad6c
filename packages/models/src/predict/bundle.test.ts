import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";
import { expect, test } from "vitest";

/** The entry as a package has it, in one file, of which a bundler leaves out less. */
const entry = await build({
  entryPoints: [join(import.meta.dirname, "index.ts")],
  bundle: true,
  format: "esm",
  packages: "external",
  write: false,
});
const published: Plugin = {
  name: "published",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@gd\/models\/predict$/ }, () => ({
      path: "predict",
      namespace: "published",
      sideEffects: false,
    }));
    onLoad({ filter: /./, namespace: "published" }, () => ({
      contents: entry.outputFiles[0]!.text,
      resolveDir: import.meta.dirname,
    }));
  },
};

/** The bytes of a program in a page, and the files that they are from. */
const bundle = async (program: string) => {
  const { outputFiles, metafile } = await build({
    stdin: { contents: program, resolveDir: import.meta.dirname },
    plugins: [published],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
    metafile: true,
    logLevel: "error",
  });
  const files = Object.values(metafile.outputs)
    .flatMap((output) => Object.entries(output.inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => path);
  return {
    kilobytes: gzipSync(outputFiles[0]!.contents, { level: 9 }).length / 1000,
    files,
    text: outputFiles[0]!.text,
  };
};

// The README says how large these are: who makes one of them larger changes it there, or finds what has come along.
test.each([
  [
    "all layers",
    `import { openModel } from "@gd/models/predict"; globalThis.open = (bytes) => openModel(bytes);`,
    23.5,
  ],
  [
    "linear layers",
    `import { linear, openModelWith, relu, sequential } from "@gd/models/predict";
     globalThis.open = (bytes) => openModelWith({ linear, relu, sequential }, bytes);`,
    17.5,
  ],
  [
    "linear layers, for numbers",
    `import { linear, openNetworkWith, relu, sequential } from "@gd/models/predict";
     globalThis.open = (bytes) => openNetworkWith({ linear, relu, sequential }, bytes);`,
    13.5,
  ],
])("a program that answers with %s is small, and brings no training", async (_, program, limit) => {
  const { kilobytes, files, text } = await bundle(program);
  expect(files.filter((path) => /packages\/|^\.\.\//.test(path)).length).toBeGreaterThan(3);
  for (const absent of ["train", "optim", "losses", "tensor-wasm", "hyparquet", "seedrandom"]) {
    expect(files.filter((path) => path.includes(`/${absent}/`))).toEqual([]);
  }
  for (const absent of ["backward", "parameterGradients", "sumPatches", "spreadMaxima", "sumRowsByLabel"]) {
    expect(text).not.toContain(absent);
  }
  expect(kilobytes).toBeLessThan(limit);
});
