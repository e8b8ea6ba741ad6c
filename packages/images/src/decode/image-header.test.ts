import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { noise, raw } from "../../test/photos.js";
import { readImageHeader } from "./image-header.js";

const image = (width: number, height: number, channels: 3 | 4 = 3) =>
  raw(noise(width * height * channels), width, height, channels);

describe.each([
  ["PNG", (width: number, height: number) => image(width, height).png().toBuffer()],
  ["JPEG", (width: number, height: number) => image(width, height).jpeg().toBuffer()],
  [
    "JPEG",
    (width: number, height: number) =>
      image(width, height).jpeg({ progressive: true }).withMetadata({ orientation: 6 }).toBuffer(),
  ],
  ["WebP", (width: number, height: number) => image(width, height).webp().toBuffer()],
  ["WebP", (width: number, height: number) => image(width, height).webp({ lossless: true }).toBuffer()],
  ["WebP", (width: number, height: number) => image(width, height, 4).webp().withMetadata().toBuffer()],
] as const)("%s", (format, write) => {
  test("the size that sharp reads", async () => {
    for (const [width, height] of [
      [1, 1],
      [3, 5],
      [300, 7],
      [2, 513],
      [256, 256],
    ] as const) {
      const file = await write(width, height);
      expect(readImageHeader(file)).toEqual({ format, width, height });
      expect(await sharp(file).metadata()).toMatchObject({ width, height });
    }
  });

  test("nothing of a file that is cut before its size", async () => {
    const file = await write(3, 5);
    const whole = Array.from(
      { length: file.length },
      (_, length) => readImageHeader(file.subarray(0, length)) !== undefined,
    );
    const first = whole.indexOf(true);
    expect(first).toBeGreaterThan(16);
    expect(whole.slice(first).every(Boolean)).toBe(true);
  });

  test("of damaged bytes, a size or nothing", async () => {
    const file = await write(3, 5);
    const damage = fc.record({ at: fc.nat(file.length - 1), byte: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 5 }), (damages) => {
        const bytes = new Uint8Array(file);
        for (const { at, byte } of damages) bytes[at] = byte;
        const header = readImageHeader(bytes);
        if (header) expect(Math.min(header.width, header.height)).toBeGreaterThan(0);
      }),
    );
  });
});

test.each([
  ["nothing", []],
  ["a size of 0", [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 0, 0, 0, 0, 1]],
  ["a JPEG without a frame", [0xff, 0xd8, 0xff, 0xe0, 0, 2, 0xff, 0xda, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0]],
  ["a JPEG of other bytes", [0xff, 0xd8, 0xff, 0xe0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0]],
  ["a RIFF file of another kind", [...Buffer.from("RIFF\x10\0\0\0WAVEfmt "), 0, 0, 0, 0]],
  ["a WebP of an unknown kind", [...Buffer.from("RIFF\x10\0\0\0WEBPVP9 "), 0, 0, 0, 0]],
])("%s is no image", (_, bytes) => {
  expect(readImageHeader(Uint8Array.from(bytes))).toBeUndefined();
});

test("tables of a JPEG that stand before its frame are none", async () => {
  const file = await image(3, 5).jpeg().toBuffer();
  for (const marker of [0xc4, 0xc8, 0xcc]) {
    const table = [0xff, marker, 0, 9, 1, 2, 3, 4, 5, 6, 7];
    expect(readImageHeader(Uint8Array.of(0xff, 0xd8, ...table, ...file.subarray(2)))).toEqual({
      format: "JPEG",
      width: 3,
      height: 5,
    });
  }
});

test("how a WebP wants to be scaled is no part of its size", async () => {
  const file = new Uint8Array(await image(3, 5).webp().toBuffer());
  file[27]! |= 0x40;
  file[29]! |= 0x80;
  expect(readImageHeader(file)).toEqual({ format: "WebP", width: 3, height: 5 });
});

test("segments of a JPEG that seem to have no end are passed", () => {
  // Of length 0, a segment would be its own successor; it goes on by the two bytes of its marker.
  const bytes = new Uint8Array(4000).fill(0xff);
  bytes.set([0xff, 0xd8]);
  expect(readImageHeader(bytes)).toBeUndefined();
  const zeros = Uint8Array.of(0xff, 0xd8, ...Array(500).fill([0xff, 0xe1, 0, 0]).flat());
  expect(readImageHeader(zeros)).toBeUndefined();
});
