import { type Activation, identity, leakyRelu, linear, sigmoid, stack, standardNormal, tanh } from "@gd/layers";
import { meanSquaredError, softmaxCrossEntropy } from "@gd/losses";
import { createContext, isTensor, type Loss, referenceOps, type Tensor, tensor, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { formulaOf } from "./trace-expression.js";
import { type NetworkTraceRow, traceNetwork } from "./trace-network.js";

const dtype = "float64";

const derive = (activation: Activation, loss?: Loss): readonly NetworkTraceRow[] => {
  const weight = { weight: standardNormal, bias: standardNormal };
  const network = stack([linear(2, 3, weight), activation, linear(3, 2, weight), identity]);
  return traceNetwork({
    network,
    parameters: network.initialize(createContext({ ops: referenceOps({ dtype }), seed: 1 })),
    input: tensor([[1, -2]], { dtype }),
    target: tensor([[1, 0]], { dtype }),
    ...(loss === undefined ? {} : { loss }),
  });
};
const formulas = (rows: readonly NetworkTraceRow[]) => rows.map(({ formula }) => formula);
const resultOf = (rows: readonly NetworkTraceRow[], symbol: string): number[][] => {
  const { result } = rows.find(({ symbols }) => symbols.includes(symbol))!;
  return toArray(result as Tensor<readonly [number, number]>);
};

describe("traceNetwork", () => {
  test.each([
    ["sigmoid", sigmoid, ["a1 = sigmoid(z1)", "∂L/∂z1 = ∂L/∂a1 ⊙ a1 ⊙ (1 − a1)"]],
    ["tanh", tanh, ["a1 = tanh(z1)", "∂L/∂z1 = ∂L/∂a1 ⊙ (1 − a1²)"]],
    [
      "leakyRelu",
      leakyRelu,
      ["a1 = z1 where z1 > 0, else z1 · 0.01", "∂L/∂z1 = ∂L/∂a1 where z1 > 0, else ∂L/∂a1 · 0.01"],
    ],
  ] as const)("writes %s", (_name, activation, expected) => {
    expect(formulas(derive(activation, meanSquaredError))).toEqual(expect.arrayContaining([...expected]));
  });

  test("gives a value that goes through an identity all of its names", () => {
    const rows = derive(identity, meanSquaredError);
    expect(rows.map(({ symbols }) => symbols)).toEqual(
      expect.arrayContaining([
        ["z1", "a1"],
        ["z2", "a2"],
        ["∂L/∂a2", "∂L/∂z2"],
        ["∂L/∂a1", "∂L/∂z1"],
      ]),
    );
  });

  test("writes the cross entropy with brackets where they are needed", () => {
    const rows = derive(tanh, softmaxCrossEntropy);
    expect(formulas(rows)).toEqual(
      expect.arrayContaining([
        "exp(z2 − max(z2))",
        "0 where (z2 − largest) > 0, else (z2 − max(z2))",
        "L = (Σ Σ target ⊙ log(Σ exp(z2 − max(z2))) − Σ (target ⊙ (z2 − max(z2)) where target > 0, else target)) / 1",
        "∂L/∂a2 = (exp(z2 − max(z2)) / Σ exp(z2 − max(z2)) ⊙ Σ target − target) / 1",
      ]),
    );
    expect(
      resultOf(rows, "∂L/∂a2")
        .flat()
        .reduce((sum, value) => sum + value),
    ).toBeCloseTo(0, 15);
  });

  test("says what each row reads, by name and through what has none", () => {
    const rows = derive(tanh, meanSquaredError);
    const of = (symbol: string) => rows.find(({ symbols }) => symbols.includes(symbol))!;
    expect(of("z1").reads).toEqual(["x", "W1", "b1"]);
    expect(of("∂L/∂W2").reads).toEqual(["a1", "∂L/∂a2", "∂L/∂z2"]);
    expect(of("L").reads).toEqual(["z2", "a2", "target"]);
    expect([of("z1").layerNumber, of("∂L/∂a1").layerNumber, of("L").layerNumber]).toEqual([1, 2, undefined]);
  });

  test("an expression holds the operands of its operation, and its formula is the row's", () => {
    for (const { expression, formula, operands, symbols } of derive(sigmoid, meanSquaredError)) {
      const values = expression.flatMap((part) => (typeof part === "string" ? [] : [part.value]));
      expect(operands).toEqual(expect.arrayContaining(values));
      const right = formulaOf(expression);
      expect([right, `${symbols[0]} = ${right}`]).toContain(formula);
    }
  });

  test("gradients agree with central differences", () => {
    const rows = derive(tanh, meanSquaredError);
    const at = (x: number) => {
      const step = (delta: number) => lossAt(x + delta);
      return (step(1e-6) - step(-1e-6)) / 2e-6;
    };
    expect(resultOf(rows, "∂L/∂x")[0]![0]).toBeCloseTo(at(1), 8);
  });

  test("without a loss it goes forward only", () => {
    const rows = derive(tanh);
    expect(rows.every(({ phase }) => phase === "forward")).toBe(true);
    expect(rows.at(-1)!.symbols).toEqual(["z2", "a2"]);
    expect(rows.every(({ result }) => isTensor(result))).toBe(true);
  });
});

/** The loss of the tanh network above where the first input is another. */
const lossAt = (x: number): number => {
  const weight = { weight: standardNormal, bias: standardNormal };
  const network = stack([linear(2, 3, weight), tanh, linear(3, 2, weight), identity]);
  const context = createContext({ ops: referenceOps({ dtype }), seed: 1 });
  const { output } = network.forward(context, network.initialize(context), tensor([[x, -2]], { dtype }));
  return toArray(meanSquaredError.evaluate(context, output, tensor([[1, 0]], { dtype })).value);
};
