import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ArgumentError } from "@gd/tensor";
import { afterAll, describe, expect, test } from "vitest";
import { sourceOf } from "../test/source-of.js";
import { openSafetensors } from "./open-safetensors.js";
import { writeSafetensors } from "./write-safetensors.js";

const bytes = writeSafetensors(
  {
    large: { dtype: "F64", shape: [100, 100], data: new Float64Array(10_000).fill(7) },
    small: { dtype: "F32", shape: [2], data: Float32Array.of(1, 2) },
  },
  { note: "by ranges" },
);
const headerBytes = Number(new DataView(bytes.buffer).getBigUint64(0, true));

test("reads the header, and then what is asked for alone", async () => {
  const source = sourceOf(bytes);
  const file = await openSafetensors(source);
  expect(file.metadata).toEqual(new Map([["note", "by ranges"]]));
  expect(source.reads).toEqual([
    [0, 8],
    [8, headerBytes],
  ]);
  expect(await file.read("small")).toEqual({ dtype: "F32", shape: [2], data: Float32Array.of(1, 2) });
  expect(source.reads.slice(2)).toEqual([[8 + headerBytes + 80_000, 8]]);
  await expect(file.read("weight")).rejects.toThrow(
    'read(name) of safetensors file expects the name of one of its tensors, but received "weight".',
  );
});

describe("of a file on a disk, by", () => {
  const folder = mkdtempSync(join(tmpdir(), "gd-safetensors-"));
  const path = join(folder, "model.safetensors");
  writeFileSync(path, bytes);
  afterAll(() => rmSync(folder, { recursive: true }));
  const expected = { dtype: "F32", shape: [2], data: Float32Array.of(1, 2) };

  test("a Blob, as a page has", async () => {
    const blob = await openAsBlob(path);
    const file = await openSafetensors({
      size: blob.size,
      read: async (offset, length) => new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
    });
    expect(await file.read("small")).toEqual(expected);
  });

  test("a handle of Node, whose Buffer is one of bytes too", async () => {
    const handle = await open(path);
    const file = await openSafetensors({
      size: (await handle.stat()).size,
      read: async (offset, length) => (await handle.read(Buffer.allocUnsafe(length), 0, length, offset)).buffer,
    });
    const array = await file.read("small");
    expect(array).toEqual(expected);
    // Not a part of Node's own memory.
    expect(array.data.buffer.byteLength).toBe(8);
    await handle.close();
  });
});

describe("of a source that cannot be relied on:", () => {
  test("one that has become shorter", async () => {
    const file = await openSafetensors({
      size: bytes.length,
      read: (at, n) => bytes.subarray(at, Math.min(at + n, 20_000)),
    });
    await expect(file.read("large")).rejects.toMatchObject({ name: "SafetensorsError", reason: "cut" });
  });

  test("one that brings something else", async () => {
    const source = { size: bytes.length, read: async () => "text" as never };
    await expect(openSafetensors(source, { name: "a.safetensors" })).rejects.toThrow(
      'what read of the source of a.safetensors returns expects a Uint8Array, but received "text".',
    );
  });

  test("one that fails, whose error is the answer", async () => {
    const error = new Error("the connection is lost");
    await expect(openSafetensors({ size: 100, read: () => Promise.reject(error) })).rejects.toBe(error);
  });

  test.each<[unknown, string]>([
    [
      undefined,
      "openSafetensors(source) expects an object with size and read, but received undefined. parseSafetensors",
    ],
    [bytes, "openSafetensors(source): size expects a whole number ≥ 0, but received undefined."],
    [{ size: -1 }, "openSafetensors(source): size expects a whole number ≥ 0, but received -1."],
    [{ size: 8 }, "openSafetensors(source): read expects a function, but received undefined."],
  ])("%o", async (source, message) => {
    await expect(openSafetensors(source as never)).rejects.toThrow(ArgumentError);
    await expect(openSafetensors(source as never)).rejects.toThrow(message);
  });
});
