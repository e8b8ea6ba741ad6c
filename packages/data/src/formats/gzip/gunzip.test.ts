import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { inPieces, joinedParts } from "../../../test/pieces.js";
import { gunzip } from "./gunzip.js";
import { GzipError } from "./gzip-error.js";

const text = new TextEncoder().encode("the same bytes, the same bytes on every runtime");
const member = new Uint8Array(gzipSync(text));
const bytes = (...parts: readonly ArrayLike<number>[]) => Uint8Array.from(parts.flatMap((part) => Array.from(part)));
const decompressed = (file: Uint8Array, size = 7) => joinedParts(gunzip(inPieces(file, size)));
const zeros = (count: number) => new Uint8Array(count);

/** A member with another header before the same data. */
const withHeader = (flags: number, ...fields: readonly ArrayLike<number>[]) =>
  bytes([0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 255], ...fields, member.subarray(10));

describe("reads", () => {
  test.each([
    ["one member", member, 1],
    ["two members", bytes(member, member), 2],
    ["a member of nothing between two", bytes(member, gzipSync(""), member), 2],
    ["zeros behind, as archives pad with them", bytes(member, zeros(1000)), 1],
    ["zeros between members", bytes(member, zeros(3), member, zeros(1)), 2],
    ["a file name and a comment", withHeader(8 + 16, [97, 98, 0], [0]), 1],
    ["an extra field with zeros in it", withHeader(4, [3, 0], [0, 0, 1]), 1],
    // The two bytes are from Python: zlib.crc32(header) & 0xffff.
    ["a checksum of the header", withHeader(2, [0x90, 0xc9]), 1],
  ])("%s", async (_, file, times) => {
    const expected = bytes(...Array<Uint8Array>(times).fill(text));
    for (const size of [1, 7, 10_000]) expect(await decompressed(file, size)).toEqual(expected);
  });

  test("a long file, and lets the event loop run meanwhile", async () => {
    let turns = 0;
    const timer = setInterval(() => turns++);
    const long = new Uint8Array(18_000_000).map((_, i) => i % 251);
    let length = 0;
    for await (const part of gunzip(inPieces(gzipSync(long), 65_536))) length += part.length;
    clearInterval(timer);
    expect(length).toBe(long.length);
    expect(turns).toBeGreaterThan(1);
  });
});

describe("refuses", () => {
  const changed = (at: number, value: number) => {
    const file = member.slice();
    file[at < 0 ? file.length + at : at] = value;
    return file;
  };
  test.each([
    ["a wrong checksum", changed(-8, member.at(-8)! ^ 1), "one with a wrong checksum"],
    ["a wrong length", changed(-4, member.at(-4)! ^ 1), "one with a wrong length"],
    ["damaged data", changed(10, 7), "invalid compressed data"],
    ["another kind of compression", changed(2, 7), "one with an unknown kind of compression"],
    ["a flag that is reserved", changed(3, 0x20), "one with unknown flags"],
    ["a wrong checksum of the header", withHeader(2, [1, 2]), "one with a wrong checksum"],
    ["other bytes behind", bytes(member, [1]), "other bytes behind its end"],
    ["other bytes behind zeros", bytes(member, zeros(9), [7]), "other bytes behind its end"],
    [
      "a second member with a wrong checksum",
      bytes(member, changed(-8, member.at(-8)! ^ 1)),
      "one with a wrong checksum",
    ],
    ["a name that does not end", withHeader(8, new Uint8Array(2 ** 19).fill(1)), "one whose header does not end"],
  ])("%s", async (_, file, message) => {
    for (const size of [1000, 100_000]) {
      await expect(decompressed(file, size)).rejects.toThrow(GzipError);
      await expect(decompressed(file, size)).rejects.toThrow(message);
    }
  });

  test("every file that is cut, and two members of which the second is", async () => {
    for (let length = 1; length < member.length; length++) {
      const cut = member.subarray(0, length);
      await expect(decompressed(cut)).rejects.toThrow("one that ends too early");
      await expect(decompressed(bytes(member, cut))).rejects.toThrow("one that ends too early");
    }
  });
});
