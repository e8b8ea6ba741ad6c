import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { adam, linear, loadCheckpoint, prepareTable, relu, sequential, softmaxCrossEntropy, train } from "@gd/gd";
import { readTableFile, writeFileSafely } from "@gd/gd/node";

const table = await readTableFile("data/penguins.csv");
const { training } = prepareTable(table, { target: "species", kind: "class", seed: 1 });
const model = sequential(linear(training.inputShape[0], 32), relu, linear(32, 3));
const setup = { model, loss: softmaxCrossEntropy, optimizer: adam({ learningRate: 0.01 }), seed: 1 };

// End it at any moment, by Ctrl-C or the plug, and start it again: it goes on, and ends in the same bits.
const file = "penguins.checkpoint.safetensors";
const state = existsSync(file) ? loadCheckpoint(setup, await readFile(file)) : undefined;
console.log(`begins with step ${state?.step ?? 0}`);
for await (const event of train({ ...setup, state, data: training, epochs: 200 - (state?.epoch ?? 0) })) {
  if (event.type === "step" && event.step % 50 === 0) await writeFileSafely(file, event.training.save());
  if (event.type === "epoch" && event.epoch % 50 === 0)
    console.log(`epoch ${event.epoch}: loss ${event.loss.toFixed(5)}`);
  if (event.type === "end") console.log(`SHA-256 ${createHash("sha256").update(event.training.save()).digest("hex")}`);
}
