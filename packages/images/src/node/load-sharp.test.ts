import { expect, test, vi } from "vitest";
import { readImage } from "./read-image.js";

vi.mock("sharp", () => {
  throw new Error("Cannot find package 'sharp'");
});

test("without sharp, says what to install", async () => {
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
    "base64",
  );
  await expect(readImage(png, { size: [1, 1] })).rejects.toThrow(
    expect.objectContaining({
      name: "ImageError",
      reason: "no-decoder",
      message: "image: expected the package sharp to decode it, got none that works: npm install sharp",
    }),
  );
});
