import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { arrays, names } from "../test/arrays.js";
import { forged } from "../test/forged.js";
import { hasSafetensors, readByPython } from "../test/python.js";
import { parseSafetensors } from "./parse-safetensors.js";
import type { SafetensorsType } from "./safetensors-array.js";
import { writeSafetensors } from "./write-safetensors.js";

const isThere = hasSafetensors();
if (!isThere) console.warn("python3 has no safetensors and numpy: what it reads of our files is not tested here");

const folder = mkdtempSync(join(tmpdir(), "gd-safetensors-"));
afterAll(() => rmSync(folder, { recursive: true }));
const saved = (files: readonly Uint8Array[]): readonly string[] =>
  files.map((file, i) => {
    const path = join(folder, `${i}.safetensors`);
    writeFileSync(path, file);
    return path;
  });

/** What NumPy calls the types. */
const TYPES: Readonly<Partial<Record<SafetensorsType, string>>> = {
  F64: "float64",
  F32: "float32",
  I64: "int64",
  U64: "uint64",
  I32: "int32",
  U32: "uint32",
  I16: "int16",
  U16: "uint16",
  I8: "int8",
  U8: "uint8",
  BOOL: "bool",
};

test.skipIf(!isThere)("Python reads what is written, to the bit", () => {
  const entries = fc.uniqueArray(fc.tuple(names, arrays), { maxLength: 6, selector: ([name]) => name });
  const metadata = fc.uniqueArray(fc.tuple(names, names), { maxLength: 4, selector: ([name]) => name });
  const given = fc.sample(fc.tuple(entries, metadata), { numRuns: 100, seed: 1 });
  const files = given.map(([entries, metadata], i) =>
    writeSafetensors(new Map(entries), new Map(metadata), i % 2 === 0 ? {} : { checksum: "sum" }),
  );
  for (const [i, read] of readByPython(saved(files)).entries()) {
    const [entries, metadata] = given[i]!;
    expect(read, `file ${i}`).not.toBe(null);
    const texts = new Map(Object.entries(read!.metadata));
    if (i % 2 === 1) expect(texts.delete("sum")).toBe(true);
    expect(texts).toEqual(new Map(metadata));
    const expected = entries.map(([name, { dtype, shape, data }]) => [
      name,
      [TYPES[dtype], shape, Buffer.from(data.buffer).toString("hex")],
    ]);
    expect(new Map(Object.entries(read!.tensors))).toEqual(new Map(expected as never));
  }
});

test.skipIf(!isThere)("Python takes no file otherwise than it is read here, and all that are read here", () => {
  const size = fc.nat(5);
  const entry = fc.record({
    dtype: fc.constantFrom("U8", "U8", "F32", "U16"),
    shape: fc.array(size, { maxLength: 2 }),
    data_offsets: fc.tuple(size, size),
  });
  const header = fc.dictionary(fc.constantFrom("a", "b", "__proto__"), entry, { maxKeys: 2 });
  const given = fc.sample(fc.tuple(header, fc.nat(6)), { numRuns: 600, seed: 1 });
  // Of those at random, few are right: these are.
  const right = [0, 1, 2, 3, 4].map((length) => {
    const a = { dtype: "U8", shape: [length], data_offsets: [0, length] };
    const b = { dtype: "U8", shape: [1], data_offsets: [length, length + 1] };
    return [{ b, a }, length + 1] as const;
  });
  const files = [...given, ...right].map(([header, length]) => forged(header, length));
  const taken = files.map((file) => {
    try {
      return parseSafetensors(file);
    } catch {
      return undefined;
    }
  });
  const read = readByPython(saved(files));
  expect(taken.filter((file) => file !== undefined).length).toBeGreaterThan(20);
  for (const [i, file] of taken.entries()) {
    if (file === undefined) expect(read[i], `file ${i}`).toBe(null);
    else {
      const bytes = [...file.tensors.keys()].map((name) => [
        name,
        Buffer.from(file.read(name).data.buffer).toString("hex"),
      ]);
      const theirs = Object.entries(read[i]!.tensors).map(([name, [, , bytes]]) => [name, bytes]);
      expect(new Map(theirs as never)).toEqual(new Map(bytes as never));
    }
  }
});
