import { readFile } from "node:fs/promises";
import { batchNorm, linear, loadWeights, predictor, relu, sequential } from "@gd/gd";

// What `save_file(model.state_dict(), …)` has written in weights-from-pytorch.py.
const file = await readFile("data/penguins.pytorch.safetensors");
const model = sequential(batchNorm(4), linear(4, 16), relu, linear(16, 3));
// Its names are "scale.weight", "hidden.weight" …, and its weights are [outputs, inputs].
const rename = { scale: "0", hidden: "1", output: "3" };
const { state, unused } = loadWeights(model, file, { from: "pytorch", rename });
console.log("not used:", unused);

const target = { version: 1, column: "species", kind: "class", classes: ["Adelie", "Chinstrap", "Gentoo"] } as const;
export const species = predictor({ model, state, target });
// Millimetres of culmen and flipper, and grams.
const [answer] = species([[46.5, 14.8, 217, 5200]]);
console.log(answer?.class, answer?.probabilities);
