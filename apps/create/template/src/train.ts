import { saveModelFile } from "@gd/gd/node";
import { measure, trainModel } from "./model.ts";

const { score, guess, rows, saved } = await trainModel();
console.log(
  `${measure} ${score.toFixed(3)} for ${rows} rows that it had not seen; a guess would have ${guess.toFixed(3)}`,
);
await saveModelFile("model.safetensors", saved);
console.log("model.safetensors is written; npm start answers in a page");
