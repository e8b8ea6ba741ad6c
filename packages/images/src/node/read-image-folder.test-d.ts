import type { Dataset } from "@gd/data";
import { expectTypeOf, test } from "vitest";
import { augment } from "../augment/augment.js";
import { decodeImage } from "../decode/decode-image.js";
import { readImage } from "./read-image.js";
import { readImageFolder } from "./read-image-folder.js";

test("shapes follow from the size and the colour", async () => {
  const { dataset } = await readImageFolder("photos", { size: [32, 24] });
  expectTypeOf(dataset.inputShape).toEqualTypeOf<readonly [height: 32, width: 24, channels: 3]>();
  expectTypeOf(augment(dataset, [])).toExtend<Dataset<readonly [32, 24, 3], readonly []>>();
  const { shape } = await readImage("photo.png", { size: [32, 24], colour: "grey" });
  expectTypeOf(shape).toEqualTypeOf<readonly [height: 32, width: 24, channels: 1]>();
  const decoded = await decodeImage(new Uint8Array(), { size: [1, 2], colour: "rgb" });
  expectTypeOf(decoded.shape[2]).toEqualTypeOf<3>();
});

test("sizes that are known only at run time are taken", async () => {
  const size: readonly [number, number] = [1 + Math.round(0.2), 2];
  const { dataset } = await readImageFolder("photos", { size });
  expectTypeOf(dataset.inputShape).toEqualTypeOf<readonly [height: number, width: number, channels: 3]>();
});

test("options that are none are refused", async () => {
  // @ts-expect-error: an image has a height and a width.
  readImage("photo.png", { size: [32] }).catch(() => {});
  // @ts-expect-error: it is "grey".
  readImage("photo.png", { size: [32, 32], colour: "gray" }).catch(() => {});
});
