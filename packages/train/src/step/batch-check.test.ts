import { linear } from "@gd/layers";
import { meanSquaredError, softmaxCrossEntropy } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { ArgumentError, ShapeError, tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { namedInterpreters } from "../../test/both-interpreters.js";
import { createTraining, predict } from "../index.js";

const input = tensor([[1, 2]]);
const target = tensor([[3]]);
const fromJson = <T>(value: T): T => JSON.parse(JSON.stringify(value));

describe.each(namedInterpreters("float32"))("on %s", (_, interpreter) => {
  const setup = {
    model: linear(2, 1),
    loss: meanSquaredError,
    optimizer: gradientDescent({ learningRate: 0.1 }),
    interpreter,
  };

  test.each<[unknown, string]>([
    [undefined, "step(examples) expects { input, target }, but received undefined."],
    [null, "step(examples) expects { input, target }, but received null."],
    [{ target }, "step(input) expects a tensor, but received undefined. tensor(…) and fromElements(…) make one."],
    [{ input, target: [[3]] }, "step(target) expects a tensor, but received [[3]]. Make one with tensor(…)."],
    [
      fromJson({ input, target }),
      "step(input) expects a tensor whose data is a Float32Array of length 2, but received",
    ],
    [
      { input, target: fromJson(target) },
      "step(target) expects a tensor whose data is a Float32Array of length 1, but",
    ],
    [
      { input: { ...input, data: new Float32Array(1) }, target },
      "step(input) expects a tensor with 2 elements, but received 1.",
    ],
    [
      { input: { ...input, data: new Int32Array(2) }, target },
      "step(input) expects a tensor whose data is a Float32Array",
    ],
  ])("examples that are none are refused, before the first step and later: %o", (wrong, message) => {
    const training = createTraining(setup);
    for (let n = 0; n < 3; n++) {
      const before = training.state();
      expect(() => training.step(wrong as never)).toThrow(ArgumentError);
      expect(() => training.step(wrong as never)).toThrow(`training.${message}`);
      expect(training.state()).toEqual(before);
      training.step({ input, target });
    }
  });

  test.each<[unknown, string]>([
    [tensor([[[3]]]), "  expects   target [1, 1]\n  received         [1, 1, 1]"],
    [tensor([[3], [4]]), "  expects   target [1, 1]\n  received         [2, 1]"],
    [tensor([3]), "  expects   target [1, 1]\n  received         [1]"],
  ])("targets that do not fit are refused by the step, the first and later ones: %o", (wrong, message) => {
    const training = createTraining(setup);
    for (let n = 0; n < 3; n++) {
      const attempt = () => training.step({ input, target: wrong as never });
      expect(attempt).toThrow(ShapeError);
      expect(attempt).toThrow(`in training.step › meanSquaredError\n${message}`);
      training.step({ input, target });
    }
  });

  test("a batch of another size may follow, and a single example", () => {
    const training = createTraining(setup);
    training.step({ input, target });
    training.step({
      input: tensor([
        [1, 2],
        [3, 4],
      ]),
      target: tensor([[3], [4]]),
    });
    const single = { input: tensor([1, 2]), target: tensor([3]) };
    // The compiler takes batches alone.
    training.step(single as never);
    expect(() => training.step({ ...single, target: tensor([[3]]) as never })).toThrow("in training.step › mean");
  });

  test("labels that are none are refused by the step, the first and later ones", () => {
    const training = createTraining({ ...setup, model: linear(2, 2), loss: softmaxCrossEntropy });
    for (let n = 0; n < 3; n++) {
      expect(() => training.step({ input, target: tensor([7]) })).toThrow(
        "training.step › softmaxCrossEntropy: the label of example 0 is 7; labels of 2 classes are",
      );
      training.step({ input, target: tensor([1]) });
    }
  });

  test.each<[unknown, string]>([
    [undefined, "a tensor, but received undefined. tensor(…) and fromElements(…) make one."],
    [[[1, 2]], "a tensor, but received [[1, 2]]. Make one with tensor(…)."],
    [fromJson(input), "a tensor whose data is a Float32Array of length 2, but received { 0, 1 }. JSON makes objects"],
    [{ ...input, data: new Float32Array(1) }, "a tensor with 2 elements, but received 1."],
    [{ ...input, data: new Float32Array(9) }, "a tensor with 2 elements, but received 9."],
  ])("an input that is none is not answered: %o", (wrong, message) => {
    const training = createTraining(setup);
    for (const attempt of [
      () => training.predict(wrong as never),
      () => predict(setup, training.state(), wrong as never),
    ]) {
      expect(attempt).toThrow(ArgumentError);
      expect(attempt).toThrow(`predict(input) expects ${message}`);
    }
  });
});
