import { readFileSync, truncateSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { noise, plainPng, raw, temporaryFolder, writeFiles } from "../../test/photos.js";
import { ImageError } from "../image-error.js";
import { readImage } from "./read-image.js";

const folder = temporaryFolder();

describe("of the size already, an image keeps its bytes", () => {
  const pixels = noise(6 * 4 * 3);
  test.each([
    ["PNG", () => raw(pixels, 6, 4, 3).png()],
    ["PNG, interlaced", () => raw(pixels, 6, 4, 3).png({ progressive: true })],
    ["WebP", () => raw(pixels, 6, 4, 3).webp({ lossless: true })],
  ])("%s", async (_, file) => {
    const image = await readImage(await file().toBuffer(), { size: [4, 6] });
    expect(image.shape).toEqual([4, 6, 3]);
    expect(image.data).toEqual(pixels);
  });

  test("PNG in grey, of one channel or three", async () => {
    const grey = noise(24);
    const file = await raw(grey, 6, 4, 1).png().toBuffer();
    expect(await readImage(file, { size: [4, 6], colour: "grey" })).toEqual({ shape: [4, 6, 1], data: grey });
    const threefold = Uint8Array.from({ length: 72 }, (_, i) => grey[Math.floor(i / 3)]!);
    expect((await readImage(file, { size: [4, 6] })).data).toEqual(threefold);
  });

  test("PNG with a palette", async () => {
    const flag = Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9);
    const file = await raw(flag, 2, 2, 3).png({ palette: true }).toBuffer();
    expect((await readImage(file, { size: [2, 2] })).data).toEqual(flag);
  });
});

test("grey is the rounded mean of the colours by their brightness", async () => {
  const file = await raw(Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 31), 4, 1, 3)
    .png()
    .toBuffer();
  const { data } = await readImage(file, { size: [1, 4], colour: "grey" });
  // 76.245, 149.685, 29.07, 18.264
  expect([...data]).toEqual([76, 150, 29, 18]);
});

test("JPEG comes near", async () => {
  const file = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#c86432" } })
    .jpeg()
    .toBuffer();
  const { data } = await readImage(file, { size: [3, 4] });
  for (let i = 0; i < data.length; i++) expect(Math.abs(data[i]! - [200, 100, 50][i % 3]!)).toBeLessThanOrEqual(3);
});

test("covers the size, and cuts off what stands out at both sides", async () => {
  // Three squares side by side: red, green, blue.
  const row = [255, 0, 0, 0, 255, 0, 0, 0, 255];
  const wide = Uint8Array.from(
    { length: 8 * 24 * 3 },
    (_, i) => row[3 * Math.floor((Math.floor(i / 3) % 24) / 8) + (i % 3)]!,
  );
  const { data } = await readImage(await raw(wide, 24, 8, 3).png().toBuffer(), { size: [4, 4] });
  // Scaling takes a little of the neighbours.
  for (let i = 0; i < data.length; i++) expect(Math.abs(data[i]! - [0, 255, 0][i % 3]!)).toBeLessThan(20);
});

test("turns an image as its camera says", async () => {
  // Left to right: black, white; the camera was turned by a quarter to the right.
  const file = await raw(Uint8Array.of(0, 0, 0, 255, 255, 255), 2, 1, 3)
    .withMetadata({ orientation: 6 })
    .png()
    .toBuffer();
  expect([...(await readImage(file, { size: [2, 1], colour: "grey" })).data]).toEqual([0, 255]);
  const other = await raw(Uint8Array.of(0, 0, 0, 255, 255, 255), 2, 1, 3)
    .withMetadata({ orientation: 8 })
    .png()
    .toBuffer();
  expect([...(await readImage(other, { size: [2, 1], colour: "grey" })).data]).toEqual([255, 0]);
});

test("puts what is transparent over white", async () => {
  const file = await raw(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 255, 100, 100, 100, 128), 3, 1, 4)
    .png()
    .toBuffer();
  const { data } = await readImage(file, { size: [1, 3], colour: "grey" });
  expect([...data]).toEqual([255, 0, 177]);
});

test("16 bits become 8, and CMYK becomes red, green and blue", async () => {
  const deep = await sharp(await plainPng(2, 2, "#804020"))
    .toColourspace("rgb16")
    .png()
    .toBuffer();
  expect((await sharp(deep).metadata()).depth).toBe("ushort");
  expect([...(await readImage(deep, { size: [2, 2] })).data.subarray(0, 3)]).toEqual([128, 64, 32]);
  const cmyk = await sharp(await plainPng(8, 8, "#ffffff"))
    .toColourspace("cmyk")
    .jpeg()
    .toBuffer();
  expect((await sharp(cmyk).metadata()).channels).toBe(4);
  const { shape, data } = await readImage(cmyk, { size: [8, 8] });
  expect(shape).toEqual([8, 8, 3]);
  expect(Math.min(...data)).toBeGreaterThan(250);
});

test("of a moving image, the first one", async () => {
  const frames = Uint8Array.of(...new Uint8Array(12).fill(50), ...new Uint8Array(12).fill(200));
  const file = await sharp(frames, { raw: { width: 2, height: 4, channels: 3, pageHeight: 2 } } as object)
    .webp({ lossless: true, delay: [100, 100] })
    .toBuffer();
  expect((await sharp(file, { animated: true }).metadata()).pages).toBe(2);
  expect([...(await readImage(file, { size: [2, 2] })).data]).toEqual(Array(12).fill(50));
});

test("reads a path, bytes, an ArrayBuffer and a Blob", async () => {
  const file = await plainPng(3, 2, "#010203");
  writeFiles(folder, { "plain.png": file });
  const options = { size: [2, 3] } as const;
  const expected = await readImage(join(folder, "plain.png"), options);
  expect([...expected.data.subarray(0, 3)]).toEqual([1, 2, 3]);
  for (const same of [file, new Uint8Array(file).buffer, new Blob([new Uint8Array(file)])]) {
    expect(await readImage(same, options)).toEqual(expected);
  }
});

describe("refuses", () => {
  const refusal = (reason: string, message: string | RegExp) =>
    expect.objectContaining({ name: "ImageError", reason, message: expect.stringMatching(message) });
  const size = [2, 2] as const;

  test("other files, by what they begin with", async () => {
    writeFiles(folder, {
      "notes.png": "hello",
      "empty.png": "",
      "moving.gif": await sharp(await plainPng(2, 2, "red"))
        .gif()
        .toBuffer(),
    });
    await expect(readImage(join(folder, "notes.png"), { size })).rejects.toThrow(
      refusal(
        "not-an-image",
        /notes.png: expected a PNG, JPEG or WebP image, got 5 bytes that begin with 68 65 6c 6c: the file is another one/,
      ),
    );
    await expect(readImage(join(folder, "empty.png"), { size })).rejects.toThrow(
      refusal("not-an-image", /got an empty file/),
    );
    await expect(readImage(join(folder, "moving.gif"), { size })).rejects.toThrow(
      refusal("not-an-image", /47 49 46 38/),
    );
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    await expect(readImage(drawing, { size })).rejects.toThrow(refusal("not-an-image", /^image: expected/));
  });

  test("files that are not there, and folders", async () => {
    await expect(readImage(join(folder, "none.png"), { size })).rejects.toThrow(
      refusal("not-found", /none.png: expected a file that can be read, got ENOENT: check the path$/),
    );
    await expect(readImage(folder, { size })).rejects.toThrow(refusal("not-found", /got EISDIR/));
  });

  test.each(["png", "jpeg", "webp"] as const)("a %s file that is cut, wherever", async (format) => {
    const file = await raw(noise(40 * 30 * 3), 40, 30, 3)
      .toFormat(format)
      .toBuffer();
    for (const share of [0.02, 0.3, 0.6, 0.9, 0.99]) {
      const cut = file.subarray(0, Math.floor(share * file.length));
      await expect(readImage(cut, { size })).rejects.toThrow(ImageError);
    }
  });

  test("more pixels than maximumPixels, before it decodes them", async () => {
    const file = await plainPng(300, 200, "red");
    await expect(readImage(file, { size, maximumPixels: 59_999 })).rejects.toThrow(
      refusal(
        "too-large",
        "^image: expected at most 59999 pixels, got 300 × 200: make it smaller, or raise maximumPixels if you trust the file$",
      ),
    );
    expect((await readImage(file, { size, maximumPixels: 60_000 })).shape).toEqual([2, 2, 3]);
    // A small file that promises 4 billion pixels.
    const promise = new Uint8Array(file);
    promise.set([0, 1, 0, 0, 0, 1, 0, 0], 16);
    await expect(readImage(promise, { size })).rejects.toThrow(refusal("too-large", /65536 × 65536/));
  });

  test("a file that is larger than its pixels can be, before it reads it", async () => {
    const path = join(folder, "huge.png");
    writeFiles(folder, { "huge.png": "" });
    truncateSync(path, 2 ** 40);
    await expect(readImage(path, { size })).rejects.toThrow(
      refusal("too-large", /expected at most 553648128 bytes for 67108864 pixels, got 1099511627776: make it smaller/),
    );
  });

  test("options that make no sense", async () => {
    const file = await plainPng(2, 2, "red");
    const attempt = (options: unknown) => readImage(file, options as { size: [number, number] });
    await expect(attempt({ size: 32 })).rejects.toThrow("readImage(size) expects a list of sizes");
    await expect(attempt({ size: [32] })).rejects.toThrow(
      "readImage(size) expects a height and a width, such as [32, 32]",
    );
    await expect(attempt({ size: [0, 4] })).rejects.toThrow(
      "readImage(size[0]) expects a whole number ≥ 1, but received 0.",
    );
    await expect(attempt({ size: [2 ** 20, 2 ** 20] })).rejects.toThrow("of at most 67108864 pixels");
    await expect(attempt({ size, colour: "gray" })).rejects.toThrow(
      'readImage(colour) expects "grey" or "rgb", but received "gray".',
    );
    await expect(attempt({ size, color: "grey" })).rejects.toThrow("Did you mean colour?");
    await expect(readImage(7 as never, { size })).rejects.toThrow("readImage(file) expects");
  });
});

test("the tests' own files are real ones", () => {
  expect(readFileSync(join(folder, "plain.png")).subarray(1, 4).toString()).toBe("PNG");
});
