import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { idxArrays } from "../../test/idx-arrays.js";
import { IdxError, type IdxErrorReason } from "./idx-error.js";
import { parseIdx } from "./parse-idx.js";
import { writeIdx } from "./write-idx.js";

const bytes = (...values: number[]) => new Uint8Array(values);

describe("reads every element type, the most significant byte first", () => {
  test.each([
    ["uint8", 0x08, [0x00, 0xff], new Uint8Array([0, 255])],
    ["int8", 0x09, [0x7f, 0xff], new Int8Array([127, -1])],
    ["int16", 0x0b, [0x01, 0x02, 0xff, 0xfe], new Int16Array([258, -2])],
    ["int32", 0x0c, [0, 1, 0, 2, 0xff, 0xff, 0xff, 0xff], new Int32Array([65538, -1])],
    ["float32", 0x0d, [0x3f, 0xc0, 0, 0, 0xff, 0x80, 0, 0], new Float32Array([1.5, Number.NEGATIVE_INFINITY])],
    ["float64", 0x0e, [0x3f, 0xf8, 0, 0, 0, 0, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 0], new Float64Array([1.5, -0])],
  ])("%s", (type, code, elements, data) => {
    const file = bytes(0, 0, code, 2, 0, 0, 0, 1, 0, 0, 0, 2, ...elements);
    expect(parseIdx(file)).toEqual({ type, shape: [1, 2], data });
    expect(parseIdx(file.buffer)).toEqual({ type, shape: [1, 2], data });
  });
});

test("copies the bytes, also of a Buffer that is a part of a larger one", () => {
  const file = Buffer.from([9, 9, 0, 0, 8, 1, 0, 0, 0, 2, 5, 6]).subarray(2);
  const { data } = parseIdx(file);
  file.fill(0);
  expect(data).toEqual(new Uint8Array([5, 6]));
});

test("a size of 0 is an empty array, whatever the other sizes are", () => {
  const sizes = [...Array<number>(40 * 4).fill(0xff), 0, 0, 0, 0];
  expect(parseIdx(bytes(0, 0, 8, 41, ...sizes)).data).toEqual(new Uint8Array());
});

describe("refuses, in one line that says what to do", () => {
  const images = [0, 0, 8, 3, 0, 0, 0xea, 0x60, 0, 0, 0, 28, 0, 0, 0, 28];
  const hugeSizes = Array<number>(255 * 4).fill(0xff);
  test.each<[IdxErrorReason, Uint8Array, string]>([
    [
      "cut",
      bytes(...images, ...Array<number>(984).fill(0)),
      "digits: expected 47040016 bytes for 60000 × 28 × 28 uint8, got 1000: the file is cut; download it again",
    ],
    [
      "cut",
      bytes(0, 0, 14, 255, ...hugeSizes),
      `digits: expected over 2^53 bytes for ${Array<number>(255).fill(0xffff_ffff).join(" × ")} float64, got 1024: the file is cut; download it again`,
    ],
    [
      "cut",
      bytes(0, 0, 8, 3, 0),
      "digits: expected a header of 16 bytes for 3 dimensions, got 5 bytes: the file is cut; download it again",
    ],
    ["cut", bytes(), "digits: expected a header of at least 4 bytes, got 0 bytes: the file is cut; download it again"],
    [
      "too-long",
      bytes(0, 0, 8, 1, 0, 0, 0, 1, 5, 6),
      "digits: expected 9 bytes for 1 uint8, got 10: bytes follow the last element; check that this is the right file and download it again",
    ],
    [
      "not-idx",
      bytes(0x3c, 0x68, 0x74, 0x6d, 0x6c),
      "digits: expected an IDX file, which starts with 00 00, got 3c 68: check that this is the right file and download it again",
    ],
    [
      "unknown-type",
      bytes(0, 0, 10, 0, 0),
      "digits: expected an element type among 08, 09, 0b, 0c, 0d, 0e, got 0a: check that this is the right file and download it again",
    ],
    [
      "gzip",
      bytes(0x1f, 0x8b, 8, 0),
      "digits: expected plain IDX bytes, got a gzip file: use readIdx, which decompresses",
    ],
  ])("%s", (reason, file, message) => {
    expect(() => parseIdx(file, { name: "digits" })).toThrow(
      expect.objectContaining({ name: "IdxError", reason, file: "digits", message }),
    );
  });
});

test("what writeIdx writes, parseIdx reads", () => {
  fc.assert(
    fc.property(idxArrays, (array) => {
      expect(parseIdx(writeIdx(array))).toEqual(array);
    }),
  );
});

test("damaged bytes give an IdxError or exactly the array that they now spell", () => {
  const damage = fc.record({ at: fc.nat(40), byte: fc.nat(255), length: fc.option(fc.nat(60)) });
  let read = 0;
  let refused = 0;
  fc.assert(
    fc.property(idxArrays, fc.array(damage, { minLength: 1, maxLength: 3 }), (array, damages) => {
      let file = writeIdx(array);
      for (const { at, byte, length } of damages) {
        if (at < file.length) file[at] = byte;
        if (length !== null) file = Uint8Array.from({ length }, (_, index) => file[index] ?? 0);
      }
      try {
        const result = parseIdx(file);
        read++;
        // An engine may change the payload of a NaN, so those bytes are not compared.
        if (!result.data.some(Number.isNaN)) expect(writeIdx(result)).toEqual(file);
      } catch (error) {
        if (!(error instanceof IdxError)) throw error;
        refused++;
      }
    }),
    { numRuns: 1000 },
  );
  expect(read).toBeGreaterThan(0);
  expect(refused).toBeGreaterThan(0);
});
