import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { dataset } from "@gd/data";
import { flip } from "@gd/images";
import { fromElements } from "@gd/tensor";
import { bytesOfHex } from "../bytes-of-hex.js";
import type { Examples } from "../example.js";

/** A PNG file of one pixel. */
const png = () =>
  bytesOfHex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c636000000002000148afa4710000000049454e44ae426082",
  );

/** A browser's decoder, for what comes before it is used. */
const canvas = {
  fillRect: () => {},
  drawImage: () => {},
  getImageData: (_left: number, _top: number, width: number, height: number) => ({
    data: new Uint8ClampedArray(4 * width * height),
  }),
};
class OffscreenCanvas {
  getContext() {
    return canvas;
  }
}
const createImageBitmap = async () => ({ width: 1, height: 1, close: () => {} });
Object.assign(globalThis, { createImageBitmap, OffscreenCanvas });

const folder = mkdtempSync(join(tmpdir(), "gd-arguments-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
for (const label of ["a", "b"]) {
  mkdirSync(join(folder, label));
  writeFileSync(join(folder, label, "1.png"), png());
}

const pictures = () => dataset(fromElements(new Float32Array(8), [2, 2, 2, 1]), fromElements(new Float32Array(2), [2]));
const bytes = ["ArrayBuffer"];
const image = { size: [2, 3], colour: "grey", maximumPixels: 100 };
const files = { ...image, classes: ["a", "b"], skipBroken: true, maximumBytes: 1000, concurrency: 2 };
const filesTakes = { "1.maximumBytes": ["Infinity"] };
const datasetMethods: Examples = {
  examples: { given: () => [[0, 1], "float32"], takes: { 0: ["Float32Array", "Uint8Array"] } },
  at: { given: () => [3] },
};
/** The examples of decoding and augmentation. */
export const images: Examples = {
  augment: {
    given: () => [pictures(), [flip()], { seed: 1.5 }],
    takes: { "2.seed": ["string"] },
    names: ["randomStreams(seed)"],
    methods: datasetMethods,
  },
  cutout: { given: () => [{ size: 2, fill: 0.5 }], methods: {} },
  decodeImage: { given: () => [png(), { ...image, name: "picture" }], takes: { 0: bytes }, names: ["image"] },
  decodeImages: {
    given: () => [[{ file: png(), label: "a", path: "picture" }], files],
    takes: { ...filesTakes, "0[0].file": bytes, "0[0].label": ["string"], "0[0]": ["any name"] },
    names: ["picture"],
  },
  flip: { given: () => [{ axis: "vertical", probability: 0.5 }] },
  mixup: { given: () => [{ alpha: 0.5 }] },
  noise: { given: () => [{ deviation: 0.1 }] },
  rotate: { given: () => [{ degrees: 1.5, fill: 0.5 }] },
  shift: { given: () => [{ pixels: 2, fill: 0.5 }] },
};

/** The examples of reading in Node. */
export const imagesNode: Examples = {
  readImage: {
    given: () => [png(), image],
    takes: { 0: ["ArrayBuffer", "string"] },
    names: ["check the path", "image"],
  },
  readImageFiles: {
    given: () => [[{ path: join(folder, "a", "1.png"), label: "a" }], files],
    takes: { ...filesTakes, "0[0]": ["any name"] },
    names: ["check the path"],
  },
  readImageFolder: { given: () => [folder, files], takes: filesTakes, names: ["check the path"] },
};
