import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { npyArrays } from "../../../test/npy-arrays.js";
import { bytesOfBase64, numpyFiles, plain } from "../../../test/numpy-files.js";
import { NpyError } from "./npy-error.js";
import { parseNpy } from "./parse-npy.js";
import { writeNpy } from "./write-npy.js";

test.each(numpyFiles.npy)("reads what NumPy wrote: $name", ({ file, ...held }) => {
  expect(plain(parseNpy(bytesOfBase64(file)))).toEqual(plain(held));
});

test.each(["<", ">"])("reads all numbers of half precision, stored with %s, as the same of float32", (order) => {
  const all = Uint16Array.from({ length: 0x1_0000 }, (_, i) => i);
  const elements = new DataView(new ArrayBuffer(2 * all.length));
  for (const i of all) elements.setUint16(2 * i, i, order === "<");
  const text = `{'descr': '${order}f2', 'fortran_order': False, 'shape': (256, 256), }`;
  const { type, shape, data } = parseNpy(Buffer.concat([fileOf(text), new Uint8Array(elements.buffer)]));
  expect([type, shape]).toEqual(["float32", [256, 256]]);
  for (const [i, number] of data.entries()) {
    const [sign, exponent, fraction] = [i & 0x8000 ? -1 : 1, (i >> 10) & 0x1f, i & 0x3ff];
    const finite = exponent === 0 ? fraction / 2 ** 24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
    const expected = sign * (exponent < 0x1f ? finite : fraction === 0 ? Number.POSITIVE_INFINITY : Number.NaN);
    if (!Object.is(number, expected)) expect.fail(`${i.toString(16)} is ${expected}, not ${number}`);
  }
});

test("half precision column by column, and cut", () => {
  const header = "{'descr': '<f2', 'fortran_order': True, 'shape': (2, 2), }";
  const halves = [0, 0x3c, 0, 0x40, 0, 0x42, 0, 0x44];
  expect([...parseNpy(fileOf(header, halves)).data]).toEqual([1, 3, 2, 4]);
  expect(() => parseNpy(fileOf(header, halves.slice(1)))).toThrow(
    / bytes for 2 × 2 float16, got \d+ bytes: the file is cut/,
  );
});

test("there are files of every type and order", () => {
  expect(new Set(numpyFiles.npy.map(({ type }) => type)).size).toBe(11);
  expect(numpyFiles.npy.length).toBeGreaterThan(30);
});

test.each(numpyFiles.npy.filter(({ own }) => own))("writes the bytes that NumPy writes: $name", ({ file }) => {
  const bytes = bytesOfBase64(file);
  expect(Buffer.from(writeNpy(parseNpy(bytes))).equals(bytes)).toBe(true);
});

test("reads what it has written, wherever it lies in memory", () => {
  fc.assert(
    fc.property(npyArrays, fc.nat(9), (array, offset) => {
      const file = writeNpy(array);
      const memory = new Uint8Array(file.length + offset);
      memory.set(file, offset);
      const read = parseNpy(memory.subarray(offset));
      expect(read).toEqual(array);
      expect(read.data.byteOffset).toBe(0);
    }),
  );
});

const REASONS: Readonly<Record<string, [reason: string, message: RegExp]>> = {
  objects: ["pickle", /^notes: expected elements that are numbers, got Python objects, as a pickle: a pickle can run/],
  complex: ["unknown-type", /got "<c16": convert the array before you save it/],
  text: ["unknown-type", /got "<U3": convert/],
  fields: ["unknown-type", /got a type of several fields: convert/],
  date: ["unknown-type", /got "<M8\[D\]"/],
};

test.each(numpyFiles.refused)("refuses $name by name", ({ name, file }) => {
  const [reason, message] = REASONS[name]!;
  expect(() => parseNpy(bytesOfBase64(file), { name: "notes" })).toThrow(
    expect.objectContaining({ name: "NpyError", reason, message: expect.stringMatching(message) }),
  );
});

/** A file of version 1.0 with this text and these elements. */
const fileOf = (text: string, elements: ArrayLike<number> = [], version: readonly number[] = [1, 0]): Uint8Array => {
  const length =
    version[0] === 1 ? [text.length & 0xff, text.length >> 8] : [text.length & 0xff, text.length >> 8, 0, 0];
  return Uint8Array.of(
    0x93,
    ...Buffer.from("NUMPY"),
    ...version,
    ...length,
    ...Buffer.from(text, "latin1"),
    ...Array.from(elements),
  );
};

test.each([
  "{'descr': '|u1', 'fortran_order': False, 'shape': (2,), }",
  '{"shape":(2,),"descr":"|u1","fortran_order":False}\n',
  "  { 'fortran_order' : True , 'shape' : ( 2L , ) , 'descr' : '<u1' }  ",
  "{'descr': '>u1', 'fortran_order': False, 'shape': (2, 1)}",
])("reads the header %s", (text) => {
  expect([...parseNpy(fileOf(text, [3, 4])).data]).toEqual([3, 4]);
});

test.each([
  "",
  "{}",
  "{'descr': '|u1', 'fortran_order': False}",
  "{'descr': '|u1', 'fortran_order': False, 'shape': (2,), 'more': 1}",
  "{'descr': '|u1', 'fortran_order': False, 'shape': (2,), 'shape': (2,)}",
  "{'descr': '|u1', 'fortran_order': 0, 'shape': (2,)}",
  "{'descr': '|u1', 'fortran_order': False, 'shape': [2]}",
  "{'descr': '|u1', 'fortran_order': False, 'shape': (2)}",
  "{'descr': '|u1', 'fortran_order': False, 'shape': 2}",
  "{'descr': '|u1', 'fortran_order': False, 'shape': (-2,)}",
  "{'descr': '|u1', 'fortran_order': False, 'shape': (2.0,)}",
  "{'descr': '|u1', 'fortran_order': False, 'shape': (True,)}",
  "{'descr': '|u1', 'fortran_order': False, 'shape': (2,,)}",
  "{'descr': '|u1', 'fortran_order': False, 'shape': (2 2)}",
  "{'descr': '|u1', 'fortran_order': False, 'shape': (2,)} + 1",
  "{'descr': '|u1' 'fortran_order': False, 'shape': (2,)}",
  "{'descr': '|u1', 'fortran_order': __import__('os'), 'shape': (2,)}",
  `{'descr': ${"[".repeat(9000)}, 'fortran_order': False, 'shape': (2,)}`,
  `{'descr': '|u1', 'fortran_order': False, 'shape': (${"1,".repeat(65)})}`,
])("refuses the header %s", (text) => {
  expect(() => parseNpy(fileOf(text, [3, 4]))).toThrow(expect.objectContaining({ name: "NpyError", reason: "header" }));
});

describe("refuses", () => {
  const file = writeNpy({ type: "int32", shape: [2, 3], data: new Int32Array(6) });
  const refusal = (reason: string, message: string) => expect.objectContaining({ name: "NpyError", reason, message });

  test.each([
    [
      "cut",
      file.subarray(0, 4),
      "NPY file: expected a header of at least 12 bytes, got 4 bytes: the file is cut; copy or save it again",
    ],
    [
      "cut",
      file.subarray(0, 60),
      "NPY file: expected a header of 128 bytes, got 60 bytes: the file is cut; copy or save it again",
    ],
    [
      "cut",
      file.subarray(0, 151),
      "NPY file: expected 152 bytes for 2 × 3 int32, got 151 bytes: the file is cut; copy or save it again",
    ],
    [
      "not-npy",
      Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0),
      "NPY file: expected an NPY file, which starts with 93 4e 55 4d 50 59, got 50 4b 03 04 00 00: check that this is the right file and save it again",
    ],
    [
      "unknown-version",
      fileOf("", [1, 2], [4, 0]),
      "NPY file: expected version 1.0, 2.0 or 3.0, got 4.0: check that this is the right file and save it again",
    ],
    [
      "header",
      Uint8Array.of(...fileOf("", [], [2, 0]).subarray(0, 8), 0, 0, 1, 0),
      "NPY file: expected a header of at most 65535 bytes, got 65536: check that this is the right file and save it again",
    ],
  ])("a file that is %s", (reason, bytes, message) => {
    expect(() => parseNpy(bytes)).toThrow(refusal(reason, message));
  });

  test("bytes behind the last element", () => {
    const more = Uint8Array.of(...file, 0);
    expect(() => parseNpy(more)).toThrow(
      refusal(
        "too-long",
        "NPY file: expected 152 bytes for 2 × 3 int32, got 153: bytes follow the last element; a file of several arrays is an NPZ file, which readNpz reads",
      ),
    );
  });

  test("sizes that promise more than a number holds", () => {
    const shape = (sizes: string) => fileOf(`{'descr': '<f8', 'fortran_order': False, 'shape': (${sizes}), }`);
    const most = `${Number.MAX_SAFE_INTEGER},`.repeat(30);
    expect(() => parseNpy(shape(most))).toThrow(
      /^NPY file: expected over 2\^53 bytes for 9007199254740991 × .*: the file is cut/,
    );
    expect(parseNpy(shape(`${most} 0`)).data.length).toBe(0);
    expect(() => parseNpy(shape(`${2 ** 53}, 0`))).toThrow(expect.objectContaining({ reason: "header" }));
  });

  test("truth values that are none", () => {
    const bytes = fileOf("{'descr': '|b1', 'fortran_order': False, 'shape': (2,), }", [1, 2]);
    expect(() => parseNpy(bytes)).toThrow(
      refusal(
        "not-boolean",
        "NPY file: expected 0 or 1 for a truth value, got 2: save the array again, as array.astype(bool) or as the numbers that it has",
      ),
    );
  });

  test("numbers of several bytes without an order", () => {
    const bytes = fileOf("{'descr': '|i4', 'fortran_order': False, 'shape': (0,), }");
    expect(() => parseNpy(bytes)).toThrow(expect.objectContaining({ reason: "unknown-type" }));
  });

  test("what is no file", () => {
    expect(() => parseNpy("images.npy" as never)).toThrow(
      expect.objectContaining({ name: "ArgumentError", place: "parseNpy(file)" }),
    );
    expect(() => parseNpy(file, { name: 1 as never })).toThrow("parseNpy(name) expects a string, but received 1.");
  });
});

test("damaged bytes give an NpyError or an array", () => {
  const damage = fc.record({ at: fc.nat(151), byte: fc.nat(255) });
  fc.assert(
    fc.property(npyArrays, fc.array(damage, { minLength: 1, maxLength: 4 }), (array, damages) => {
      const bytes = writeNpy(array);
      for (const { at, byte } of damages) if (at < bytes.length) bytes[at] = byte;
      try {
        const read = parseNpy(bytes);
        expect(read.shape.reduce((product, size) => product * size, 1)).toBe(read.data.length);
      } catch (error) {
        if (!(error instanceof NpyError)) throw error;
      }
    }),
  );
});
