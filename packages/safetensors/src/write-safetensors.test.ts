import { runInNewContext } from "node:vm";
import { crc32 } from "node:zlib";
import { ArgumentError, tensor } from "@gd/tensor";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arrays, names } from "../test/arrays.js";
import { headerOf } from "../test/forged.js";
import { parseSafetensors } from "./parse-safetensors.js";
import type { WritableArray } from "./safetensors-array.js";
import { SafetensorsError } from "./safetensors-error.js";
import { writeSafetensors } from "./write-safetensors.js";

const weight: WritableArray = { dtype: "F32", shape: [1, 2], data: Float32Array.of(1, -2) };

test("writes the header as JSON, with spaces up to a multiple of 8, and the elements", () => {
  const file = writeSafetensors({ weight }, { note: "é" });
  expect(headerOf(file)).toBe(
    '{"__metadata__":{"note":"é"},"weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}      ',
  );
  expect(file.length).toBe(8 + 96 + 8);
  expect([...file.subarray(-8)]).toEqual([0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0]);
  expect(headerOf(writeSafetensors({}))).toBe("{}      ");
});

test("writes larger elements first, and else keeps the order, that of names which are numbers too", () => {
  const bytes = (value: number): WritableArray => ({ dtype: "U8", shape: [1], data: Uint8Array.of(value) });
  const given = new Map<string, WritableArray>([
    ["b", bytes(1)],
    ["10", bytes(2)],
    ["2", weight],
    ["1", weight],
    ["__proto__", bytes(3)],
    ["wide", { dtype: "I64", shape: [], data: BigInt64Array.of(-1n) }],
  ]);
  const { tensors } = parseSafetensors(writeSafetensors(given));
  expect([...tensors.keys()]).toEqual(["wide", "2", "1", "b", "10", "__proto__"]);
});

const files = fc.tuple(
  fc.uniqueArray(fc.tuple(names, arrays), { maxLength: 5, selector: ([name]) => name }),
  fc.uniqueArray(fc.tuple(names, names), { maxLength: 4, selector: ([name]) => name }),
);

test("what is written is read as it was, and written again as the same bytes", () => {
  fc.assert(
    fc.property(files, fc.constantFrom(undefined, "gd.checksum"), ([entries, metadata], checksum) => {
      const options = checksum === undefined ? {} : { checksum };
      const file = writeSafetensors(new Map(entries), new Map(metadata), options);
      const header = Number(new DataView(file.buffer).getBigUint64(0, true));
      expect(header % 8).toBe(0);
      const read = parseSafetensors(file, options);
      const texts = new Map(read.metadata);
      if (checksum !== undefined) texts.delete(checksum);
      expect(texts).toEqual(new Map(metadata));
      expect(new Set(read.tensors.keys())).toEqual(new Set(entries.map(([name]) => name)));
      for (const [name, array] of entries) {
        // Also which NaN it is.
        const { data, ...rest } = read.read(name);
        expect(rest).toEqual({ dtype: array.dtype, shape: array.shape });
        expect(Buffer.from(data.buffer)).toEqual(Buffer.from(array.data.buffer));
        const { offsets, dtype } = read.tensors.get(name)!;
        expect(offsets[0] % data.BYTES_PER_ELEMENT, dtype).toBe(0);
      }
      const again = new Map(entries.map(([name]) => [name, read.read(name) as WritableArray]));
      expect(writeSafetensors(again, new Map(metadata), options)).toEqual(file);
    }),
  );
});

test("takes typed arrays that are parts of larger memory, and those of another realm", () => {
  const whole = Float32Array.of(9, 1, -2, 9);
  const expected = writeSafetensors({ weight });
  expect(writeSafetensors({ weight: { ...weight, data: whole.subarray(1, 3) } })).toEqual(expected);
  const other = runInNewContext("({ dtype: 'F32', shape: [1, 2], data: Float32Array.of(1, -2) })");
  expect(writeSafetensors(runInNewContext("new Map([['weight', other]])", { other }))).toEqual(expected);
});

describe("a checksum", () => {
  const checksum = "gd.checksum";
  const file = writeSafetensors({ weight }, { note: "x" }, { checksum });

  test("is the first of the metadata: the CRC-32 of the file with zeros in its place", () => {
    expect(headerOf(file)).toMatch(/^\{"__metadata__":\{"gd.checksum":"[0-9a-f]{8}","note":"x"\}/);
    const digits = parseSafetensors(file).metadata.get(checksum)!;
    const zeroed = Buffer.from(file);
    zeroed.write("00000000", zeroed.indexOf(digits));
    expect(digits).toBe(crc32(zeroed).toString(16).padStart(8, "0"));
  });

  test("finds any change, and any cut, before anything else is said of the file", () => {
    expect(parseSafetensors(file, { checksum }).read("weight")).toEqual(weight);
    for (let place = 8; place < file.length; place++) {
      for (let bit = 0; bit < 8; bit++) {
        const changed = file.slice();
        changed[place]! ^= 1 << bit;
        expect(() => parseSafetensors(changed, { checksum })).toThrow(expect.objectContaining({ reason: "checksum" }));
      }
      expect(() => parseSafetensors(file.subarray(0, place), { checksum })).toThrow(SafetensorsError);
    }
    const changed = file.slice();
    changed[file.length - 1]!++;
    expect(() => parseSafetensors(changed, { checksum, name: "a.safetensors" })).toThrow(
      "a.safetensors: it is damaged or incomplete, as its checksum is wrong; take another copy of the file",
    );
  });

  test("that is missing, or has another name, is refused where one is asked for", () => {
    const message = "its header does not begin with a checksum, gd.checksum; take a file that was written with one";
    expect(() => parseSafetensors(writeSafetensors({ weight }), { checksum })).toThrow(message);
    expect(() => parseSafetensors(writeSafetensors({ weight }, {}, { checksum: "other" }), { checksum })).toThrow(
      message,
    );
    expect(() => parseSafetensors(writeSafetensors({ weight }, { a: "b", [checksum]: "c" }), { checksum })).toThrow(
      message,
    );
  });
});

describe("refuses", () => {
  const cases: { readonly [what: string]: readonly [given: readonly unknown[], message: string] } = {
    "no tensors": [[undefined], "(tensors) expects a Map or an object of arrays by name, but received undefined."],
    "a list of tensors": [[[weight]], "(tensors) expects a Map or an object of arrays by name, but received ["],
    "an array that is null": [
      [{ a: null }],
      "(tensors): a expects an object with dtype, shape and data, but received null.",
    ],
    "a tensor of @gd/tensor": [
      [{ a: tensor([1]) }],
      '(tensors): a.dtype expects one of F64, F32, I64, U64, I32, U32, I16, U16, I8, U8, BOOL, but received "float32". ' +
        'Of a tensor, pass { dtype: "F32", shape: tensor.shape, data: rowMajor(tensor) }, or "F64".',
    ],
    "a type that is only read": [
      [{ a: { ...weight, dtype: "F16" } }],
      "(tensors): a.dtype expects one of F64, F32, I64",
    ],
    "elements of another type": [
      [{ a: { ...weight, data: Float64Array.of(1, 2) } }],
      "(tensors): a.data expects F32 elements in an array of the class Float32Array, but received a Float64Array.",
    ],
    "elements in a list": [
      [{ a: { ...weight, data: [1, 2] } }],
      "(tensors): a.data expects F32 elements in an array of the class",
    ],
    "fewer elements than its shape says": [
      [{ a: { ...weight, shape: [2, 2] } }],
      "(tensors): a.shape expects sizes whose product is the number of elements, 2, but received [2, 2].",
    ],
    "sizes below 0": [[{ a: { ...weight, shape: [-1, -2] } }], "(tensors): a.shape[0] expects a whole number ≥ 0"],
    "a shape that is none": [[{ a: { ...weight, shape: 2 } }], "(tensors): a.shape expects a list of sizes"],
    "the name of the metadata": [
      [{ __metadata__: weight }],
      '(tensors) expects no tensor named __metadata__, but received "__metadata__". What is not a tensor goes into metadata.',
    ],
    "a name that is a number": [
      [new Map([[1, weight]])],
      "(tensors), in their names, expects a string, but received 1.",
    ],
    "a name that UTF-8 does not have": [
      [{ "\ud800": weight }],
      '(tensors), in their names, expects a text without halves of surrogate pairs, which UTF-8 does not have, but received "\\ud800".',
    ],
    "a text that UTF-8 does not have": [
      [{}, { a: "\udc00" }],
      "(metadata): a expects a text without halves of surrogate pairs",
    ],
    "a text that is a number": [[{}, { a: 1 }], "(metadata): a expects a string, but received 1."],
    "metadata that are a list": [
      [{}, []],
      "(metadata) expects a Map or an object of strings by name, but received [].",
    ],
    "a checksum of a name that is taken": [
      [{}, { a: "1" }, { checksum: "a" }],
      '(metadata) expects no name that the checksum has, but received "a".',
    ],
    "a checksum that is no name": [[{}, {}, { checksum: 5 }], "(checksum) expects a string, but received 5."],
    "a header that is too long": [
      [{ ["n".repeat(2 ** 20)]: weight }],
      "(tensors), in their names and the metadata, expects at most 1048576 bytes, but received 1048632. Raise maximumHeaderBytes",
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [given, message]) => {
    const attempt = () => Reflect.apply(writeSafetensors, undefined, given);
    expect(attempt).toThrow(ArgumentError);
    expect(attempt).toThrow(`writeSafetensors${message}`);
  });

  test("not a longer header, if it may be longer", () => {
    const options = { maximumHeaderBytes: 2 ** 21 };
    const file = writeSafetensors({ ["n".repeat(2 ** 20)]: weight }, {}, options);
    expect(parseSafetensors(file, options).tensors.size).toBe(1);
  });
});
