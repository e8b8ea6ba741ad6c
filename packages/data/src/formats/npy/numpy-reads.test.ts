import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { npyArrays } from "../../../test/npy-arrays.js";
import { plain } from "../../../test/numpy-files.js";
import type { NpyArray } from "./npy-array.js";
import { writeNpy } from "./write-npy.js";
import { writeNpz } from "./write-npz.js";

/** Prints, as JSON, what NumPy reads from the files of a folder: types, shapes, and elements as text. */
const PROGRAM = `
import json, sys, numpy as np
def text(x):
    return str(int(x)) if isinstance(x, (np.bool_, np.integer)) else repr(float(x))
def held(a):
    return {"type": "boolean" if a.dtype == bool else str(a.dtype), "shape": list(a.shape), "data": [text(x) for x in a.ravel()]}
folder, count = sys.argv[1], int(sys.argv[2])
print(json.dumps([[held(np.load(f"{folder}/{i}.npy", allow_pickle=False)) for i in range(count)],
    {name: held(array) for name, array in np.load(f"{folder}/all.npz", allow_pickle=False).items()}]))
`;

const hasNumpy = ((): boolean => {
  try {
    execFileSync("python3", ["-c", "import numpy"], { stdio: "ignore" });
    return true;
  } catch {
    console.warn("python3 has no NumPy here: whether it reads our files is not tested");
    return false;
  }
})();

test.skipIf(!hasNumpy)("NumPy reads what we write", { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "gd-npy-"));
  try {
    const arrays: NpyArray[] = fc.sample(npyArrays, { numRuns: 100, seed: 1 });
    for (const [number, array] of arrays.entries()) writeFileSync(join(folder, `${number}.npy`), writeNpy(array));
    const named = Object.fromEntries(arrays.map((array, number) => [`größe ${number}/x`, array]));
    writeFileSync(join(folder, "all.npz"), writeNpz(named));
    const output = execFileSync("python3", ["-c", PROGRAM, folder, `${arrays.length}`], { encoding: "utf8" });
    const [files, archive] = JSON.parse(output);
    expect(files.map(plain)).toEqual(arrays.map(plain));
    expect(Object.keys(archive)).toEqual(Object.keys(named));
    expect(Object.values(archive as typeof files).map((held) => plain(held as NpyArray))).toEqual(arrays.map(plain));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
