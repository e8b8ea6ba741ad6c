import { dataset } from "@gd/data";
import { augment, flip, ImageError, shift } from "@gd/images";
import { readImage } from "@gd/images/node";
import { fromBytes, fromElements } from "@gd/tensor";

const images = dataset(fromBytes(Uint8Array.of(1, 2, 3, 4), [2, 1, 2, 1]), fromElements(Float32Array.of(0, 1), [2]));
const flipped = augment(images, [flip({ probability: 1 })], { seed: 1 });
const { input, target } = flipped.examples([1, 0], "float32");
if (`${input.data} ${target.data}` !== "4,3,2,1 1,0") throw new Error(`flipped are ${input.data}, of ${target.data}`);

const shifted = augment(images, [shift({ pixels: 1 })], { seed: 1 });
const epochs = [1, 2, 3, 4].map((epoch) => `${shifted.at?.(epoch).examples([0, 1], "float32").input.data}`);
if (new Set(epochs).size < 2) throw new Error(`each epoch has ${epochs[0]}`);

const refused = readImage(new TextEncoder().encode("no image"), { size: [2, 2] }).catch((error: unknown) => error);
refused.then((error) => {
  if (!(error instanceof ImageError)) throw new Error(`${error} is no ImageError`);
});
