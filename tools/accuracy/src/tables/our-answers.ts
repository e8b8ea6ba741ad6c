import { linear, relu, stack } from "@gd/layers";
import { meanSquaredError, softmaxCrossEntropy } from "@gd/losses";
import type { PreparedTable } from "@gd/models";
import { adam } from "@gd/optim";
import type { Loss } from "@gd/tensor";
import { bestInterpreter } from "@gd/tensor-wasm";
import { predict, train } from "@gd/train";
import { examplesOf } from "./examples-of.ts";
import { recipe } from "./recipe.ts";

const interpreter = bestInterpreter();

/** What our network answers for the test rows: a label or a standardized number for each. */
export const ourAnswers = async (
  { training, validation, test, target }: PreparedTable,
  seed: number,
): Promise<ArrayLike<number>> => {
  const outputs = target.kind === "class" ? target.classes.length : 1;
  const sizes = [training.inputShape[0], ...recipe.hidden];
  const hidden = recipe.hidden.flatMap((size, i) => [linear(sizes[i]!, size), relu]);
  const model = stack([...hidden, linear(sizes.at(-1)!, outputs)]);
  const loss: Loss = target.kind === "class" ? softmaxCrossEntropy : meanSquaredError;
  const { learningRate, batchSize, epochs, patience } = recipe;
  const setup = { model, loss, optimizer: adam({ learningRate }), interpreter, seed };
  for await (const event of train({
    ...setup,
    data: training,
    validation,
    batchSize,
    epochs,
    earlyStopping: { patience },
  })) {
    if (event.type !== "end") continue;
    const { data } = predict(setup, event.state, examplesOf(test).input);
    if (target.kind === "number") return data;
    return Array.from({ length: test.size }, (_, row) => {
      const logits = data.subarray(row * outputs, (row + 1) * outputs);
      return logits.indexOf(Math.max(...logits));
    });
  }
  throw new Error("the training ended without an event of type end");
};
