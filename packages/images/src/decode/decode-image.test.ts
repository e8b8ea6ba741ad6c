import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { plainPng } from "../../test/photos.js";
import { decodeImage } from "./decode-image.js";

// Browsers themselves decode in the tests of the repository. Here, one is played.
const calls: (readonly [name: string, ...given: readonly unknown[]])[] = [];
const bitmap = { width: 300, height: 200, close: () => void calls.push(["close"]) };

class OffscreenCanvas {
  readonly #length: number;
  constructor(width: number, height: number) {
    this.#length = 4 * width * height;
  }
  getContext() {
    const record =
      (name: string) =>
      (...given: readonly unknown[]) =>
        void calls.push([name, ...given]);
    return {
      set fillStyle(style: string) {
        calls.push(["fillStyle", style]);
      },
      fillRect: record("fillRect"),
      drawImage: record("drawImage"),
      getImageData: () => ({ data: Uint8ClampedArray.from({ length: this.#length }, (_, i) => i) }),
    };
  }
}

beforeEach(() => {
  calls.length = 0;
  vi.stubGlobal("OffscreenCanvas", OffscreenCanvas);
  vi.stubGlobal("createImageBitmap", async (blob: Blob, options: object) => {
    calls.push(["createImageBitmap", blob.size, options]);
    return bitmap;
  });
});
afterEach(() => void vi.unstubAllGlobals());

test("draws the middle of the image over white, and keeps red, green and blue", async () => {
  const file = await plainPng(300, 200, "red");
  const { shape, data } = await decodeImage(new Blob([new Uint8Array(file)]), { size: [2, 2] });
  expect(shape).toEqual([2, 2, 3]);
  expect([...data]).toEqual([0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14]);
  expect(calls).toEqual([
    ["createImageBitmap", file.length, { imageOrientation: "from-image" }],
    ["fillStyle", "white"],
    ["fillRect", 0, 0, 2, 2],
    ["drawImage", bitmap, 50, 0, 200, 200, 0, 0, 2, 2],
    ["close"],
  ]);
});

test("covers a tall size, too, in grey", async () => {
  const { shape, data } = await decodeImage(await plainPng(300, 200, "red"), { size: [4, 1], colour: "grey" });
  expect(shape).toEqual([4, 1, 1]);
  expect([...data]).toEqual([1, 5, 9, 13]);
  expect(calls).toContainEqual(["drawImage", bitmap, 125, 0, 50, 200, 0, 0, 1, 4]);
});

describe("refuses", () => {
  test("an image of too many pixels, without its decoder", async () => {
    const file = await plainPng(300, 200, "red");
    await expect(decodeImage(file, { size: [2, 2], maximumPixels: 59_999, name: "cat.png" })).rejects.toThrow(
      "cat.png: expected at most 59999 pixels, got 300 × 200",
    );
    expect(calls).toEqual([]);
  });

  test("an image that the browser does", async () => {
    const cause = new Error("InvalidStateError");
    vi.stubGlobal("createImageBitmap", () => Promise.reject(cause));
    await expect(decodeImage(await plainPng(3, 2, "red"), { size: [2, 2] })).rejects.toThrow(
      expect.objectContaining({ name: "ImageError", reason: "broken", cause }),
    );
  });

  test("to decode where there is no browser", async () => {
    vi.unstubAllGlobals();
    await expect(decodeImage(await plainPng(3, 2, "red"), { size: [2, 2] })).rejects.toThrow(
      "image: expected createImageBitmap, OffscreenCanvas and Blob of a browser, got no createImageBitmap: in Node, use readImage of @gd/images/node",
    );
  });

  test("a path", async () => {
    await expect(decodeImage("cat.png" as never, { size: [2, 2] })).rejects.toThrow(
      'decodeImage(file) expects the bytes of an image file: a Blob, an ArrayBuffer or a Uint8Array, but received "cat.png". In Node, readImage of @gd/images/node takes a path.',
    );
  });
});
