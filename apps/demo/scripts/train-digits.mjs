// Trains with the choices in a link to the Digits room and prints the hash of the weights, which the page must show as well:
// node scripts/train-digits.mjs "optimizer=adam&rate=0.001&epochs=3"
import { readChoices, readPacked, trainInNode } from "./digits-in-node.mjs";

const choices = await readChoices(process.argv[2] ?? "");
const images = { training: await readPacked("training"), test: await readPacked("test") };
const { hash, accuracy } = await trainInNode(choices, images, ({ epoch, loss, seconds }) =>
  console.log(`epoch ${epoch}: loss ${loss.toFixed(3)}, ${seconds.toFixed(2)} s`),
);
console.log(`${(100 * accuracy).toFixed(2)} % of ${images.test.labels.length} test images`);
console.log(`weights ${hash}`);
