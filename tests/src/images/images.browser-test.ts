import { decodeImage, decodeImages } from "@gd/images";
import { expect, inject, test } from "vitest";
import { augmented } from "./augmented.js";
import { sizes } from "./sizes.js";

const pictures = inject("pictures");
const fileOf = (name: string) => Uint8Array.from(pictures.find((picture) => picture.name === name)!.file);

const differences = (one: ArrayLike<number>, other: ArrayLike<number>) =>
  Array.from(one, (pixel, i) => Math.abs(pixel - other[i]!));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test.each(pictures)("a browser decodes as Node does: $name", async ({ name, file, pixels }) => {
  for (const [title, options] of Object.entries(sizes)) {
    const { shape, data } = await decodeImage(new Blob([Uint8Array.from(file)]), options);
    expect(shape).toEqual([...options.size, options.colour === "grey" ? 1 : 3]);
    const isTurned = name.endsWith("turned");
    const isWhole = title === (isTurned ? "turned" : "own") || (!isTurned && title === "grey");
    const apart = differences(data, pixels[title]!);
    if (isWhole && /^(PNG(, grey|, turned)?|WebP, lossless)$/.test(name)) expect(Math.max(...apart)).toBe(0);
    // Scaled ones differ also in where they are cut: sharp cuts between pixels, a browser within them.
    else expect(mean(apart), `${name}, ${title}`).toBeLessThan(isWhole ? 1.5 : 6);
  }
});

test("a browser augments as Node does, to the last bit", () => {
  expect(augmented()).toEqual(inject("augmentedOnNode"));
});

test("a browser refuses what Node refuses", async () => {
  const size = [2, 2] as const;
  const file = fileOf("PNG");
  await expect(decodeImage(file, { size, maximumPixels: 599 })).rejects.toThrow(
    "image: expected at most 599 pixels, got 30 × 20",
  );
  await expect(decodeImage(new Blob(["text"]), { size, name: "notes.txt" })).rejects.toThrow(
    "notes.txt: expected a PNG, JPEG or WebP image, got 4 bytes that begin with 74 65 78 74",
  );
  await expect(decodeImage(file.subarray(0, 40), { size })).rejects.toThrow(
    "image: expected a whole image, got one that the browser cannot decode",
  );
});

test("files of a page become a dataset", async () => {
  const files = ["PNG", "JPEG", "WebP, lossless"].map((name) => ({
    file: new File([fileOf(name)], `${name}.image`),
    label: name === "PNG" ? "b" : "a",
  }));
  const broken = { file: new File(["?"], "broken.png"), label: "a" };
  const { dataset, classes, paths, leftOut } = await decodeImages([broken, ...files], {
    size: [20, 30],
    skipBroken: true,
  });
  expect(classes).toEqual(["a", "b"]);
  expect(paths).toEqual(["PNG.image", "JPEG.image", "WebP, lossless.image"]);
  expect(leftOut.map(({ path }) => path)).toEqual(["broken.png"]);
  const { input, target } = dataset.examples([0, 2], "float32");
  expect([...target.data]).toEqual([1, 0]);
  expect([...input.data.subarray(0, 1800)]).toEqual([...input.data.subarray(1800)]);
});
