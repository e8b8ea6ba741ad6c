import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writePair } from "../../test/digit-files.js";
import { FileError } from "../files/file-error.js";
import { readDigits } from "./read-digits.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gd-"));
  await writePair(folder, "train");
  await writePair(folder, "t10k", { count: 2 });
});
afterEach(() => rm(folder, { recursive: true }));

const refusal = async (where = folder): Promise<string> => {
  const error: unknown = await readDigits(where).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(FileError);
  return (error as FileError).message;
};

test("reads the MNIST that comes with the program", async () => {
  const { training, test: testing } = await readDigits();
  expect(training.images.shape).toEqual([60_000, 28, 28]);
  expect(testing.images.shape).toEqual([10_000, 28, 28]);
  expect([...training.labels.subarray(0, 5)]).toEqual([5, 0, 4, 1, 9]);
});

test("reads compressed files, and those with a point in their names", async () => {
  await writePair(folder, "train", { count: 4, separator: "." });
  for (const name of ["train-images-idx3-ubyte", "train-labels-idx1-ubyte"]) await rm(join(folder, name));
  const plain = join(folder, "t10k-images-idx3-ubyte");
  await writeFile(`${plain}.gz`, gzipSync(await readFile(plain)));
  await rm(plain);
  const { training, test: testing } = await readDigits(folder);
  expect(training.labels.length).toBe(4);
  expect(testing.images.shape).toEqual([2, 28, 28]);
});

describe("refuses in one line that names the file", () => {
  test("a folder that is not there", async () => {
    expect(await refusal(join(folder, "none"))).toBe(
      `${join(folder, "none")}: expected a folder with the four MNIST files, but there is no such folder: check the path`,
    );
  });

  test("a file in place of its folder", async () => {
    const file = join(folder, "train-images-idx3-ubyte");
    expect(await refusal(file)).toBe(
      `${file}: expected a folder with the four MNIST files, but this is a file: name the folder it is in`,
    );
  });

  test("a missing file", async () => {
    const file = join(folder, "t10k-labels-idx1-ubyte");
    await rm(file);
    expect(await refusal()).toBe(
      `${file}: expected this file, or the same as .gz, but there is neither: put the four MNIST files in ${folder}`,
    );
  });

  test("a folder of the name of a file, but finds the file under another name", async () => {
    const file = join(folder, "t10k-labels-idx1-ubyte");
    await rm(file);
    await mkdir(file);
    expect(await refusal()).toBe(
      `${file}: expected this file, but this is a folder: put the four MNIST files in ${folder}`,
    );
    await writePair(join(folder), "t10k", { count: 2, separator: "." });
    expect((await readDigits(folder)).test.labels.length).toBe(2);
  });

  test.skipIf(process.platform === "win32")("a pipe, which would never end, and a device", async () => {
    const file = join(folder, "t10k-labels-idx1-ubyte");
    await rm(file);
    execFileSync("mkfifo", [file]);
    expect(await refusal()).toBe(`${file}: expected a regular file, got a pipe: it has to be the file itself`);
    await rm(file);
    await symlink("/dev/zero", file);
    expect(await refusal()).toBe(`${file}: expected a regular file, got a device: it has to be the file itself`);
  });

  test("a file that is far too large, before it is read", async () => {
    const file = join(folder, "train-images-idx3-ubyte");
    await truncate(file, 2 ** 31);
    expect(await refusal()).toBe(
      `${file}: expected at most 1073741824 bytes, got 2147483648: check that this is the right file`,
    );
  });

  test("a header that promises too much", async () => {
    const file = join(folder, "train-images-idx3-ubyte");
    await writeFile(file, Buffer.from([0, 0, 8, 3, 0, 127, 255, 255, 0, 0, 0, 28, 0, 0, 0, 28, 1, 2]));
    expect(await refusal()).toBe(
      `${file}: expected at most 1073741824 bytes, got a header that promises 6576667904: check that this is the right file`,
    );
  });

  test("a link to itself", async () => {
    const file = join(folder, "train-images-idx3-ubyte");
    await rm(file);
    await symlink(file, file);
    expect(await refusal()).toBe(
      `${file}: this file cannot be read, too many symbolic links encountered (ELOOP): check where it leads and its permissions`,
    );
  });

  test("images that do not belong to the labels, before they take memory", async () => {
    const header = Buffer.from([0, 0, 8, 3, 0, 19, 214, 32, 0, 0, 0, 28, 0, 0, 0, 28]);
    await writeFile(join(folder, "train-images-idx3-ubyte"), gzipSync(Buffer.concat([header, Buffer.alloc(10_000)])));
    expect(await refusal()).toBe(
      `${join(folder, "train-labels-idx1-ubyte")}: expected 1300000 labels, one per image, got 3: take both files from one set`,
    );
  });

  test("a file of another kind", async () => {
    const file = join(folder, "train-images-idx3-ubyte");
    await writeFile(file, "<!doctype html>");
    expect(await refusal()).toBe(
      `${file}: expected an IDX file, which starts with 00 00, got 3c 21: check that this is the right file and download it again`,
    );
  });

  test("labels in place of images", async () => {
    const file = join(folder, "train-images-idx3-ubyte");
    await writeFile(file, await readFile(join(folder, "train-labels-idx1-ubyte")));
    expect(await refusal()).toContain(`${file}: expected uint8 [count, height, width], got uint8 [3]`);
  });

  test("images of another size", async () => {
    await writePair(folder, "t10k", { size: 32 });
    const file = join(folder, "t10k-images-idx3-ubyte");
    expect(await refusal()).toContain(`${file}: expected images of 28 × 28 pixels, got 3 of 32 × 32`);
  });

  test("labels of more than ten classes", async () => {
    await writePair(folder, "t10k", { label: 26 });
    expect(await refusal()).toContain(`${join(folder, "t10k-labels-idx1-ubyte")}: expected labels from 0 to 9, got 26`);
  });
});
