import { defineLayer, identity, linear, noStatistics, ones, relu, sequential, stack, zeros } from "@gd/layers";
import { meanSquaredError, residualSumOfSquares, softmaxCrossEntropy } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { type Context, type Layer, type Loss, type Tensor, tensor, toArray } from "@gd/tensor";
import { createTraining, l2 } from "@gd/train";
import { expect, test } from "vitest";
import { traceHtml } from "./render/trace-html.js";
import { traceLatex } from "./render/trace-latex.js";
import { traceMarkdown } from "./render/trace-markdown.js";
import { traceText } from "./render/trace-text.js";
import { trace } from "./trace.js";

const unit = { weight: ones, bias: zeros };
const model = sequential(linear(3, 2, unit), relu, linear(2, 2, unit), relu, linear(2, 1, unit), identity);
const example = { input: tensor([1, 2, -1]), target: tensor([0]) };
const optimizer = gradientDescent({ learningRate: 0.01 });
const derivation = trace({ model, loss: residualSumOfSquares, optimizer, example });

test("has the numbers of the derivation by hand", () => {
  const values = Object.fromEntries(derivation.values.map(({ name, elements }) => [name, elements]));
  expect(values).toMatchObject({
    z1: [2, 2],
    a2: [4, 4],
    z3: [8],
    L: [64],
    "∂L/∂z3": [16],
    "∂L/∂W3": [64, 64],
    "∂L/∂W2": [32, 32, 32, 32],
    "∂L/∂W1": [32, 32, 64, 64, -32, -32],
    ΔW3: [-0.64, -0.64],
  });
  expect(derivation.before).toBe(64);
  expect(derivation.after).toBeLessThan(64);
});

test("spells the chain rule out for each parameter", () => {
  expect(derivation.chains.map(({ parameter }) => parameter)).toEqual(["W1", "b1", "W2", "b2", "W3", "b3"]);
  expect(traceText(derivation)).toContain(
    [
      "  ∂L/∂W2 = ∂L/∂z3 · ∂z3/∂a2 · ∂a2/∂z2 · ∂z2/∂W2",
      "    ∂L/∂z3 = 2·(z3 − t)",
      "    ∂L/∂a2 = ∂L/∂z3 · W3ᵀ",
      "    ∂L/∂z2 = ∂L/∂a2 where z2 > 0, else 0",
      "    ∂L/∂W2 = a1ᵀ · ∂L/∂z2",
    ].join("\n"),
  );
});

test("is the step that training takes", () => {
  const setup = { model, loss: residualSumOfSquares, optimizer };
  const training = createTraining(setup);
  const before = training.state();
  const own = trace({ ...setup, state: before, example, dtype: "float32" });
  const batch = { input: tensor([[1, 2, -1]]), target: tensor([[0]]) };
  expect(own.before).toBe(training.step(batch).loss);
  const [{ weight }] = training.state().parameters;
  expect(own.values.find(({ name }) => name === "W1′")?.elements).toEqual(toArray(weight).flat());
  expect(own.after).toBe(training.step(batch).loss);
});

test("is the step that training takes with a regularization", () => {
  const setup = { model, loss: residualSumOfSquares, optimizer, regularization: l2({ strength: 0.5 }) };
  const training = createTraining(setup);
  const own = trace({ ...setup, state: training.state(), example, dtype: "float32" });
  const { penalty } = training.step({ input: tensor([[1, 2, -1]]), target: tensor([[0]]) });
  expect(own.values.find(({ name }) => name === "R")?.elements).toEqual([penalty]);
  const [{ weight }] = training.state().parameters;
  expect(own.values.find(({ name }) => name === "W1′")?.elements).toEqual(toArray(weight).flat());
  expect(traceText(own)).toContain("    ∇W1[1,1] = ∂L/∂W1[1,1] + 0.5·W1[1,1] = 32 + 0.5·1 = 32.5\n");
});

test("a layer of one's own is derived by the operations that it performs", () => {
  const cube = defineLayer({
    name: "cube",
    inputShape: [2],
    outputShape: [2],
    initialize: ({ ops }) => ({ gain: ops.fill([2], 2) }),
    initializeStatistics: noStatistics,
    forward({ ops }, { gain }, input) {
      const square = ops.multiply(input, input);
      return {
        output: ops.multiplyRow(ops.multiply(square, input), gain),
        backward: (outputGradient) => ({
          inputGradient: ops.multiplyRow(ops.multiply(outputGradient, ops.multiply(square, 3)), gain),
          gradients: { gain: ops.sumRows(ops.multiply(outputGradient, ops.multiply(square, input))) },
        }),
      };
    },
  });
  const text = traceText(
    trace({ model: cube, loss: meanSquaredError, example: { input: tensor([2, -1]), target: tensor([0, 0]) } }),
  );
  expect(text).toContain("  h1 = x² ⊙ x ⊙ gain1   [2]\n    h1[1] = x[1]²·x[1]·gain1[1] = 2²·2·2 = 16\n");
  expect(text).toContain("∂L/∂gain1[1] = ∂L/∂h1[1]·x[1]²·x[1] = 16·2²·2 = 128");
});

test("a model that is made by hand, and one that computes without operations", () => {
  const doubled: Layer<readonly [2], readonly [2], Tensor, readonly []> = {
    name: "doubled",
    inputShape: [2],
    outputShape: [2],
    initialize: ({ ops }) => ops.fill([2], 2),
    initializeStatistics: () => [],
    // Types of a batch and of a single example cannot be told apart here.
    forward: ({ ops }: Context, parameters: Tensor, input: Tensor) => {
      const row = ops.reshape(parameters, [1, 2]);
      const gradients = (g: Tensor) => ops.reshape(ops.multiply(g, input), [2]);
      return {
        output: ops.multiply(input, row),
        statistics: [],
        backward: (g: Tensor) => ({ inputGradient: ops.multiply(g, row), gradients: gradients(g) }),
        parameterGradients: gradients,
      } as never;
    },
  };
  const pair = { input: tensor([1, 2]), target: tensor([0, 0]) };
  const text = traceText(trace({ model: doubled, loss: meanSquaredError, optimizer, example: pair }));
  expect(text).toContain("  y = x ⊙ s1   [2]\n    y[1] = x[1]·s1[1] = 1·2 = 2\n");
  expect(text).toContain("    ∂L/∂s1[2] = ∂L/∂y[2]·x[2] = 4·2 = 8\n");
  expect(text).toContain("  y′ = x ⊙ s1′   [2]\n");

  const opaque: Loss = {
    name: "opaque",
    evaluate: (_, output) => ({ value: tensor(7, { dtype: output.dtype }), backward: () => output }),
  };
  const unknown = trace({ model: doubled, loss: opaque, example: pair });
  expect(unknown.before).toBe(7);
  expect(unknown.values.map(({ name, role }) => [name, role])).toContainEqual(["∂L/∂s1", "result"]);
});

test("without a loss it ends with the output, and without an optimizer with the gradients", () => {
  const phases = (options: Parameters<typeof trace>[0]) => new Set(trace(options).steps.map(({ phase }) => phase));
  expect([...phases({ model, example: { input: example.input } })]).toEqual(["forward"]);
  expect([...phases({ model, loss: meanSquaredError, example })]).toEqual(["forward", "loss", "backward"]);
});

test("an entry is followed through large values, back and on", () => {
  const large = stack([linear(50, 40), relu, linear(40, 60), relu, linear(60, 3)]);
  const input = tensor(Array.from({ length: 50 }, (_, i) => Math.cos(i)));
  const options = { model: large, loss: softmaxCrossEntropy, example: { input, target: tensor(1) } };
  const { steps, followed } = trace({ ...options, follow: "z2[17]" });
  expect(followed).toBe("z2[17]");
  const placeOf = (name: string) =>
    steps.find(({ result }) => result === name)?.equations.map(({ result }) => result.at);
  expect(placeOf("z2")).toEqual([[17]]);
  expect(placeOf("a2")).toEqual([[17]]);
  expect(placeOf("∂L/∂z2")).toEqual([[17]]);
  expect(placeOf("∂L/∂W3")).toMatchObject([[17, expect.any(Number)]]);
  // The largest term of z2[17] says where it comes from.
  const [[unit]] = placeOf("a1") as [[number]];
  expect(placeOf("∂L/∂W2")).toEqual([[unit, 17]]);
  expect(placeOf("z1")).toEqual([[unit]]);
});

test.each([
  ["z9[1]", 'trace(follow) expects an entry of a value of the derivation, such as z1[2], but received "z9[1]".'],
  ["z1[3]", 'trace(follow) expects a place in z1, which is [2], but received "z1[3]". Entries count from 1: z1[1]'],
  ["z1", 'trace(follow) expects a place in z1, which is [2], but received "z1".'],
])("refuses to follow %s", (follow, message) => {
  expect(() => trace({ model, example: { input: example.input }, follow })).toThrow(message);
});

test("names inputs and outputs", () => {
  const named = trace({ model, example, inputNames: ["age", "size", "sex"], outputNames: ["price"] });
  expect(traceText(named)).toContain(
    "\nThe inputs: x[1] for age; x[2] for size; x[3] for sex.\nThe outputs: z3[1] for price.\n",
  );
  expect(() => trace({ model, example, inputNames: ["age"] })).toThrow(
    "trace(inputNames) expects 3 names, one for each",
  );
});

test("says what is to be known of the example before what is given, in every format", () => {
  const noted = trace({ model, example, notes: ["x[1] = (5 − 3) / 2 = 1, for age."] });
  expect(traceText(noted)).toContain("\nGIVEN\n\n  x[1] = (5 − 3) / 2 = 1, for age.\n\n  x = ");
  expect(traceMarkdown(noted)).toContain("## Given\n\nx\\[1\\] = (5 − 3) / 2 = 1, for age.\n\n");
  expect(traceLatex(noted)).toContain("\\section*{Given}\nx[1] = (5 $-$ 3) / 2 = 1, for age.\n\n");
  expect(traceHtml(noted)).toContain("<p>x[1] = (5 − 3) / 2 = 1, for age.</p>");
});

test("prints the digits that a result comes from where the first ones cancel", () => {
  const sure = sequential(linear(1, 2, unit), identity);
  const parameters = [{ weight: tensor([[18, 0]]), bias: tensor([0, 0]) }, {}];
  const text = traceText(
    trace({
      model: sure,
      loss: softmaxCrossEntropy,
      example: { input: tensor([1]), target: tensor(0) },
      state: { parameters },
    }),
  );
  expect(text).toContain("log(1.0000000152) − 0 = 1.523e−8");
  expect(text).toContain("1 / 1.0000000152 − 1 = −1.523e−8");
});

test("refuses what does not belong together", () => {
  expect(() => trace({ model, loss: meanSquaredError, example: { input: example.input } })).toThrow(
    "trace(example).target expects what the output should be, for meanSquaredError, but received undefined.",
  );
  expect(() => trace({ model, optimizer, example })).toThrow("trace(loss) expects a loss whose gradient");
  expect(() => trace({ model, example: { input: tensor([1, 2]) } })).toThrow("in trace › sequential");
  const state = { parameters: [{ weight: tensor([[1]]) }] };
  expect(() => trace({ model, example: { input: example.input }, state })).toThrow("trace(state).parameters expects");
});
