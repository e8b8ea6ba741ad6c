import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { readLabelledImages } from "@gd/data";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { weightsHash } from "@gd/train";
import { runnerImport } from "vite";

/** Where the packed images and the first model are. */
export const PACKED = fileURLToPath(new URL("../generated/digits/", import.meta.url));

const load = async (path) => {
  const file = fileURLToPath(new URL(`../src/${path}`, import.meta.url));
  return (await runnerImport(file, { configFile: false, logLevel: "error" })).module;
};

/** Reads a packed pair, `training` or `test`. */
export const readPacked = async (set) =>
  readLabelledImages(await readFile(`${PACKED}${set}-images.bin`), await readFile(`${PACKED}${set}-labels.bin`), {
    name: set,
  });

/** The choices in a link to the room: `query` is the part after the `?`. */
export const readChoices = async (query) => {
  const { readSettings } = await load("settings.ts");
  const { DIGITS_SETTINGS, trainingChoices } = await load("rooms/digits/digits-settings.ts");
  return trainingChoices(readSettings(DIGITS_SETTINGS, new URLSearchParams(query)));
};

/** Trains as the room does, to the end. */
export const trainInNode = async (choices, { training, test }, onEpoch = () => {}) => {
  const { trainDigits } = await load("rooms/digits/train-digits.ts");
  const { readImages } = await load("rooms/digits/read-images.ts");
  const { judgeAnswers } = await load("rooms/digits/judge-answers.ts");
  const run = trainDigits(choices, training, wasmInterpreter());
  for await (const event of run.events) if (event.type === "epoch") onEpoch(event);
  const parameters = run.parameters();
  return {
    parameters,
    hash: weightsHash(parameters),
    accuracy: judgeAnswers(readImages(run, test), test.labels, 0).accuracy,
  };
};
