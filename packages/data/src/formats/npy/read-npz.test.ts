import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { npyArrays } from "../../../test/npy-arrays.js";
import { bytesOfBase64, numpyFiles, plain } from "../../../test/numpy-files.js";
import { type Member, zipFile } from "../../../test/zip-file.js";
import type { NpyArray } from "./npy-array.js";
import { NpyError } from "./npy-error.js";
import { readNpz } from "./read-npz.js";
import { writeNpy } from "./write-npy.js";
import { writeNpz } from "./write-npz.js";

test.each(numpyFiles.npz)("reads what numpy.$name wrote", async ({ file, arrays }) => {
  const read = await readNpz(bytesOfBase64(file));
  expect(Object.keys(read)).toEqual(["images", "labels", "mean/größe"]);
  for (const [name, held] of Object.entries(arrays)) expect(plain(read[name]!)).toEqual(plain(held));
});

test("reads what it has written, under any names", async () => {
  const names = fc.string({ unit: "binary" }).filter((name) => !name.includes("\0"));
  await fc.assert(
    fc.asyncProperty(fc.dictionary(names, npyArrays, { maxKeys: 4 }), async (arrays) => {
      const read = await readNpz(writeNpz(arrays));
      expect(Object.getPrototypeOf(read)).toBe(null);
      expect({ ...read }).toEqual({ ...arrays });
    }),
  );
});

test("a name is only a name", async () => {
  const array: NpyArray = { type: "int8", shape: [], data: Int8Array.of(3) };
  const arrays: Record<string, NpyArray> = JSON.parse('{ "__proto__": 0, "constructor": 0 }');
  for (const name of Object.keys(arrays)) Object.defineProperty(arrays, name, { value: array });
  const read = await readNpz(writeNpz(arrays));
  expect(Object.keys(read)).toEqual(["__proto__", "constructor"]);
});

const numbers: NpyArray = {
  type: "float64",
  shape: [1000],
  data: Float64Array.from({ length: 1000 }, (_, i) => i % 7),
};
const content = writeNpy(numbers);
const member = (changes: Partial<Member> = {}): Member => ({ name: "x.npy", content, deflated: true, ...changes });
const refusal = (reason: string, message: string) => expect.objectContaining({ name: "NpyError", reason, message });
const damaged = "the file is damaged; copy or save it again";

test("reads deflated and stored members, comments and fields of which it knows nothing", async () => {
  const file = zipFile([member({ extra: 20 }), member({ name: "y.npy", deflated: false, comment: 7 })], {
    comment: 300,
  });
  expect(await readNpz(file)).toEqual({ x: numbers, y: numbers });
  expect(await readNpz(file.buffer)).toEqual({ x: numbers, y: numbers });
});

test("reads an archive of nothing", async () => {
  expect(Object.keys(await readNpz(writeNpz({})))).toEqual([]);
});

describe("refuses", () => {
  test.each<[what: string, file: Uint8Array, reason: string, message: string]>([
    [
      "other bytes",
      content,
      "not-npz",
      `m: expected an NPZ file, which is a ZIP file, got ${content.length} other bytes: check that this is the right file; parseNpy reads a single array, an NPY file`,
    ],
    [
      "nothing",
      new Uint8Array(),
      "not-npz",
      "m: expected an NPZ file, which is a ZIP file, got 0 other bytes: check that this is the right file; parseNpy reads a single array, an NPY file",
    ],
    [
      "the beginning of a file",
      zipFile([member()]).subarray(0, 90),
      "cut",
      "m: expected a ZIP file with its directory, got none: the file is cut; copy it again",
    ],
    [
      "bytes before the first member",
      Uint8Array.of(0, ...zipFile([member()])),
      "zip",
      expect.stringMatching(/^m: expected a directory of bytes/),
    ],
    [
      "a wrong checksum",
      zipFile([member({ checksum: 1 })]),
      "checksum",
      `m › x: expected bytes of the checksum in the file, got others: ${damaged}`,
    ],
    [
      "a wrong checksum of stored bytes",
      zipFile([member({ checksum: 1, deflated: false })]),
      "checksum",
      `m › x: expected bytes of the checksum in the file, got others: ${damaged}`,
    ],
    [
      "another file than an array",
      zipFile([member({ name: "readme.txt" })]),
      "not-npz",
      'm: expected members whose names end with .npy, got "readme.txt": an NPZ file has arrays only; take the other files out',
    ],
    [
      "a name twice",
      zipFile([member(), member()]),
      "zip",
      "m: expected each array once, got x twice: save the file again",
    ],
    [
      "encryption",
      zipFile([member({ flags: 1 })]),
      "zip",
      `m: expected x.npy as it is, got an encrypted member: ${damaged}`,
    ],
    [
      "another compression",
      zipFile([member({ method: 12 })]),
      "zip",
      `m: expected x.npy stored or deflated, got compression method 12: ${damaged}`,
    ],
    [
      "another name in the member than in the directory",
      zipFile([member({ localName: "y.npy" })]),
      "zip",
      `m: expected x.npy where the directory says, got y.npy: ${damaged}`,
    ],
    [
      "another compression in the member than in the directory",
      zipFile([member({ localMethod: 0 })]),
      "zip",
      `m: expected x.npy where the directory says, got other bytes: ${damaged}`,
    ],
    [
      "a line of the directory that goes on behind its end",
      zipFile([member()]).map((byte, place, file) => (place === file.length - 22 - 5 - 46 + 32 ? 9 : byte)),
      "zip",
      `m: expected 1 members in the directory, got 0: ${damaged}`,
    ],
    [
      "members that share bytes",
      zipFile([member(), member({ name: "x.npy", sameAs: 0 })]),
      "zip",
      `m: expected members one behind the other, got two that share bytes: ${damaged}`,
    ],
    [
      "a member behind the directory",
      zipFile([member({ start: 1e6 })]),
      "zip",
      `m: expected x.npy where the directory says, got other bytes: ${damaged}`,
    ],
    [
      "a member of 4 GiB",
      zipFile([member({ size: 0xffff_ffff })]),
      "too-large",
      "m: expected less than 4 GiB and 65,535 arrays, got a ZIP64 file: save each array in a file of its own, with numpy.save",
    ],
    [
      "more members than there are",
      zipFile([member()], { count: 2 }),
      "zip",
      `m: expected 2 members in the directory, got 1: ${damaged}`,
    ],
    [
      "fewer members than there are",
      zipFile([member(), member({ name: "y.npy" })], { count: 1 }),
      "zip",
      `m: expected 1 members in the directory, got more: ${damaged}`,
    ],
    [
      "several parts",
      zipFile([member()], { part: 1 }),
      "zip",
      `m: expected a ZIP file in one part, got one of several: ${damaged}`,
    ],
    [
      "a name in no encoding",
      zipFile([member({ rawName: Uint8Array.of(0xff, 0x2e) })]),
      "zip",
      `m: expected the name of a member in UTF-8, got another encoding: ${damaged}`,
    ],
    [
      "a name that is no UTF-8",
      zipFile([member({ rawName: Uint8Array.of(0xff, 0x2e), flags: 0x800 })]),
      "zip",
      `m: expected the name of a member in UTF-8, got other bytes: ${damaged}`,
    ],
    [
      "stored bytes of another length",
      zipFile([member({ deflated: false, size: 5 })]),
      "zip",
      `m: expected 5 bytes of x.npy, got ${content.length} stored bytes: ${damaged}`,
    ],
    [
      "more bytes than promised",
      zipFile([member({ size: 100 })]),
      "zip",
      `m › x: expected 100 compressed bytes, got more: ${damaged}`,
    ],
    [
      "fewer bytes than promised",
      zipFile([member({ size: 9000 })]),
      "zip",
      `m › x: expected 9000 compressed bytes, got ${content.length}: ${damaged}`,
    ],
    [
      "bytes behind the compressed ones",
      zipFile([member({ compressed: Buffer.concat([deflateRawSync(content), Buffer.from("more")]) })]),
      "zip",
      `m › x: expected ${content.length} compressed bytes, got more bytes behind them: ${damaged}`,
    ],
    [
      "compressed bytes that are none",
      zipFile([member({ compressed: Buffer.from([7, 7, 7]) })]),
      "zip",
      `m › x: expected ${content.length} compressed bytes, got invalid compressed data: ${damaged}`,
    ],
    [
      "an array that parseNpy refuses",
      zipFile([member({ content: new Uint8Array(20) })]),
      "not-npy",
      expect.stringMatching(/^m › x: expected an NPY file/),
    ],
    [
      "a pickle",
      zipFile([member({ content: bytesOfBase64(numpyFiles.refused[0]!.file) })]),
      "pickle",
      expect.stringMatching(/^m › x: expected elements that are numbers/),
    ],
  ])("%s", async (_, file, reason, message) => {
    await expect(readNpz(file, { name: "m" })).rejects.toThrow(refusal(reason, message));
  });

  test("more than maximumBytes, before anything is decompressed", async () => {
    const invalid = zipFile([member({ compressed: Buffer.from([7, 7, 7]) }), member({ name: "y.npy" })]);
    await expect(readNpz(invalid, { maximumBytes: 2 * content.length - 1 })).rejects.toThrow(
      refusal(
        "too-large",
        `NPZ file: expected at most ${2 * content.length - 1} bytes, got an archive that promises ${2 * content.length}: raise maximumBytes if you trust the file`,
      ),
    );
  });

  test("a bomb that promises little, soon behind it", async () => {
    const bomb = zipFile([member({ content: new Uint8Array(2 ** 26), size: 100 })]);
    const before = process.memoryUsage().arrayBuffers;
    await expect(readNpz(bomb)).rejects.toThrow(/expected 100 compressed bytes, got more/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 22);
  });

  test("a promise of much, without its memory", async () => {
    const promise = zipFile([member({ size: 2 ** 30 - 1 })]);
    await expect(readNpz(promise)).rejects.toThrow(/expected 1073741823 compressed bytes, got 8128/);
  });

  test("what is no file, and a limit that is none", async () => {
    await expect(readNpz("digits.npz" as never)).rejects.toThrow(/^readNpz\(file\) expects the bytes of a file/);
    await expect(readNpz(content, { maximumBytes: Number.NaN })).rejects.toThrow(/^readNpz\(maximumBytes\) expects/);
  });
});

test("damaged bytes give an NpyError or an array", async () => {
  const whole = writeNpz({ x: numbers, y: { type: "boolean", shape: [2], data: Uint8Array.of(1, 0) } });
  const compressed = zipFile([member(), member({ name: "y.npy" })]);
  const damage = fc.record({ at: fc.nat(), byte: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(whole, compressed), fc.array(damage, { maxLength: 3 }), async (file, damages) => {
      const bytes = Uint8Array.from(file);
      for (const { at, byte } of damages) bytes[at % bytes.length] = byte;
      try {
        await readNpz(bytes);
      } catch (error) {
        if (!(error instanceof NpyError)) throw error;
      }
    }),
    { numRuns: 300 },
  );
});
