import { describe, expect, test, vi } from "vitest";
import { type ByHandSettings, usualSettings } from "./by-hand-settings.js";
import { derive } from "./derivation.js";
import { explainOperation } from "./explain-operation.js";
import { formulaText } from "./formula-text.js";
import { graphSentence } from "./graph-sentence.js";
import { graphState, stepOf } from "./graph-state.js";

// The address module listens to the page's address.
vi.hoisted(() => Object.assign(globalThis, { location: { hash: "" }, addEventListener: () => {} }));

const deriveWith = (part: Partial<ByHandSettings> = {}) => derive({ ...usualSettings({ step: "all" }), ...part });

/** How many operations it takes to know all gradients of the notebook's network. */
const GRADIENTS = 30;

describe("the notebook's network", () => {
  test("has every number of the derivation on paper", () => {
    const derivation = deriveWith();
    const { known } = graphState(derivation, GRADIENTS);
    expect(Object.fromEntries(known)).toEqual({
      x: [1, 2, -1],
      target: [0],
      W1: [1, 1, 1, 1, 1, 1],
      b1: [0, 0],
      W2: [1, 1, 1, 1],
      b2: [0, 0],
      W3: [1, 1],
      b3: [0],
      z1: [2, 2],
      a1: [2, 2],
      z2: [4, 4],
      a2: [4, 4],
      z3: [8],
      a3: [8],
      L: [64],
      "∂L/∂a3": [16],
      "∂L/∂z3": [16],
      "∂L/∂W3": [64, 64],
      "∂L/∂b3": [16],
      "∂L/∂a2": [16, 16],
      "∂L/∂z2": [16, 16],
      "∂L/∂W2": [32, 32, 32, 32],
      "∂L/∂b2": [16, 16],
      "∂L/∂a1": [32, 32],
      "∂L/∂z1": [32, 32],
      "∂L/∂W1": [32, 32, 64, 64, -32, -32],
      "∂L/∂b1": [32, 32],
      "∂L/∂x": [64, 64, 64],
    });
  });

  test("shows what is known after each operation", () => {
    const derivation = deriveWith();
    expect([...graphState(derivation, 0).known.keys()]).toEqual(["x", "target", "W1", "b1", "W2", "b2", "W3", "b3"]);
    const { row, known, made, read } = graphState(derivation, 2);
    expect(known.get("z1")).toEqual([2, 2]);
    expect(known.has("a1")).toBe(false);
    expect([...made]).toEqual(["z1"]);
    expect([...read]).toEqual(["x", "W1", "b1"]);
    expect([0, 2, derivation.forward, 22].map((step) => graphState(derivation, step).place)).toEqual([
      undefined,
      1,
      "loss",
      2,
    ]);
    expect(formulaText(row!)).toBe("z⁽¹⁾ = x · W⁽¹⁾ + b⁽¹⁾ = [[2, 2]] + [0, 0] = [[2, 2]]");
    expect(stepOf(derivation, 999)).toBe(derivation.rows.length);
    expect(derivation.rows[derivation.forward - 1]!.symbols).toEqual(["L"]);
  });

  test("is described in words", () => {
    const derivation = deriveWith();
    expect(graphSentence([3, 2, 2, 1], graphState(derivation, 3))).toBe(
      "A network of 3 → 2 → 2 → 1 units. Known so far: x = [1, 2, −1]; t = [0]; z⁽¹⁾ = [2, 2]; a⁽¹⁾ = [2, 2].",
    );
  });

  test("each operation has a sentence", () => {
    const { network } = usualSettings({ step: "all" });
    const sentences = deriveWith().rows.map((row) => explainOperation(row, network));
    expect(new Set(sentences).size).toBeGreaterThan(10);
    expect(sentences[2]).toBe("The activations: relu of each weighted sum.");
    expect(sentences[GRADIENTS - 1]).toBe(
      "How the loss changes with the inputs. All gradients are known: what follows is the step.",
    );
    expect(sentences.at(-1)).toBe("The step: each bias moves against its gradient, η times as far.");
  });
});

describe("other networks", () => {
  test("edits replace the initial values", () => {
    const { numbers, given } = deriveWith({ edits: { "x.1": 5, "W1.3.2": -2, "b2.1": 0.5, "t.1": 9 } });
    expect(numbers.input).toEqual([5, 2, -1]);
    expect(numbers.target).toEqual([9]);
    expect(numbers.layers[0]!.weight).toEqual([
      [1, 1],
      [1, 1],
      [1, -2],
    ]);
    expect(Array.from(given.get("b2")!.data as Float64Array)).toEqual([0.5, 0]);
  });

  test("the same seed draws the same numbers, and another one others", () => {
    const normal = { weights: "normal", biases: "normal" } as const;
    const [one, again, other] = [1, 1, 2].map((seed) => deriveWith({ ...normal, seed }));
    expect(one!.numbers).toEqual(again!.numbers);
    expect(one!.numbers).not.toEqual(other!.numbers);
  });

  test("a target that is not a distribution ends the derivation with the output, and is explained", () => {
    const network = { inputs: 2, layers: [{ units: 2, activation: "identity" }] } as const;
    const loss = "softmaxCrossEntropy";
    const right = deriveWith({ network, loss });
    expect(right.targetProblem).toBeUndefined();
    expect(right.rows.at(-1)!.symbols).toEqual(["b1"]);
    const wrong = deriveWith({ network, loss, edits: { "t.2": 0.5 } });
    expect(wrong.targetProblem).toContain("These add up to 1.5.");
    expect(wrong.rows.at(-1)!.symbols).toEqual(["z1", "a1"]);
  });

  test("numbers that become infinite are named", () => {
    expect(deriveWith().notFinite).toBeUndefined();
    const { notFinite } = deriveWith({ edits: { "x.1": 1e300, "W1.1.1": 1e300 } });
    expect(notFinite).toContain("Operation 1 gives a number that is not finite, x · W⁽¹⁾:");
  });
});
