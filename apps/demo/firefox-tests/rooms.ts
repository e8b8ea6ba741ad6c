import { fileURLToPath } from "node:url";
import type { Visit } from "./visit.js";

const PENGUINS = fileURLToPath(new URL("../../examples/data/penguins.csv", import.meta.url));
const HASHES = "button.weights-hash";

/** What is done in each room, and what has to be the same in every browser. */
export const ROOM_VISITS: Readonly<Record<string, (visit: Visit) => Promise<readonly string[]>>> = {
  async descent({ open, press, text, all }) {
    await open("descent?speed=1000");
    await press("Play");
    await text(".play-controls", /Play again/);
    return all(HASHES, "title");
  },
  async "by-hand"({ open, press, text, all }) {
    await open("by-hand");
    await press("All");
    await text("main", /\d+ of \d+ · /);
    return all("main svg text");
  },
  async vanishing({ open, press, text, all }) {
    await open("vanishing?width=30&learningRate=1&iterations=300");
    await press("Play");
    await text(".play-controls", /Play again/);
    return [await text(".finding"), ...(await all(HASHES, "title"))];
  },
  async digits({ open, press, text, all }) {
    await open("digits?hidden=16&epochs=1&batch=100&optimizer=adam&rate=0.002");
    await press("Play");
    await text("main", /Weights after epoch 1:/);
    return all(HASHES, "title");
  },
  async playground({ open, press, text, all }) {
    await open("playground?hidden=4-4");
    for (let epoch = 1; epoch <= 3; epoch++) {
      await press("Step");
      await text(".playground-numbers dd", new RegExp(`^${epoch}$`));
    }
    await press("Layer 1, unit 1");
    await text(".unit-panel", /weight of/);
    return [
      ...(await all(".playground-numbers dd")),
      await text(".finding", /It learns/),
      ...(await all(".unit-panel output")),
    ];
  },
  async table({ page, open, press, text, all }) {
    await open("table");
    const input = await page.waitForSelector("input");
    await input?.uploadFile(PENGUINS);
    await text("main", /penguins\.csv, 344 rows/);
    await page.select("select", "species");
    await press("Train");
    const said = await text(".try-row p[role=status]", /held out/);
    return [...(await all(".scores td, .confusion td")), said, ...(await all(".bars .number"))];
  },
};
