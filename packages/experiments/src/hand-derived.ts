import { residualSumOfSquares } from "@gd/losses";
import { createContext, leaves, type NestedNumbers, type Observation, type Ops, tensor, toArray } from "@gd/tensor";
import type { Experiment } from "./experiment.js";
import { EXAMPLE, handDerivedNetwork, TARGET } from "./hand-derived-network.js";
import { reluByGradient } from "./relu-by-gradient.js";
import type { Comparison } from "./report.js";

export interface LayerGradients {
  readonly weight: NestedNumbers;
  readonly bias: NestedNumbers;
}

/** Every value of the derivation on paper. */
export interface HandDerivedResult {
  readonly forward: {
    readonly z1: NestedNumbers;
    readonly a1: NestedNumbers;
    readonly z2: NestedNumbers;
    readonly a2: NestedNumbers;
    readonly output: NestedNumbers;
    readonly loss: number;
  };
  /** Gradients of the loss. */
  readonly backward: {
    readonly output: NestedNumbers;
    readonly a2: NestedNumbers;
    readonly a1: NestedNumbers;
    readonly layer3: LayerGradients;
    readonly layer2: LayerGradients;
    readonly layer1: LayerGradients;
  };
}

/** What the notebook derives on paper. */
const ON_PAPER: HandDerivedResult = {
  forward: { z1: [2, 2], a1: [2, 2], z2: [4, 4], a2: [4, 4], output: [8], loss: 64 },
  backward: {
    output: [16],
    a2: [16, 16],
    a1: [32, 32],
    layer3: { weight: [[64], [64]], bias: [16] },
    layer2: {
      weight: [
        [32, 32],
        [32, 32],
      ],
      bias: [16, 16],
    },
    layer1: {
      weight: [
        [32, 32],
        [64, 64],
        [-32, -32],
      ],
      bias: [32, 32],
    },
  },
};

const dtype = "float64";

export const handDerived: Experiment<HandDerivedResult> = {
  id: "hand-derived",
  title: "A network derived by hand",
  document: "notebook",
  part: "N1",
  summary:
    "Takes one example forward and backward through a network of three layers whose weights are all 1, and compares every value with the derivation on paper. " +
    "The example has no batch axis, and needs no special treatment.",

  async *run({ interpreterIn }) {
    const { ops } = interpreterIn(dtype);
    const { result, outputs } = computeByHand(ops);
    return {
      result,
      report: {
        comparisons: compare(ON_PAPER, result),
        remarks: [
          "The notebook's ReLU passes a gradient back where the gradient is positive; the derivative of ReLU passes it back where the input was positive. Here all are positive and the two agree. In general they do not, as the table shows.",
        ],
        figure: {
          title: "Values in the forward pass",
          x: { label: "layer", scale: "linear" },
          y: { label: "largest value", scale: "linear" },
          series: [{ name: "forward", points: outputs.map((value, layer) => [layer, value] as const) }],
        },
        tables: [reluTable(ops)],
        pictures: [],
      },
    };
  },
};

const computeByHand = (ops: Ops) => {
  const seen = new Map<string, NestedNumbers>();
  const observe = ({ path, role, value }: Observation): void => {
    const place = (path[0] ?? "").split(" ")[0];
    for (const [name, leaf] of leaves(value)) {
      const [, ...example] = leaf.shape;
      // Values of the one example; gradients of parameters have no batch axis.
      const shown = role === "gradients" ? toArray(leaf) : toArray({ ...leaf, shape: example });
      seen.set(`${place} ${role}${name === "" ? "" : `.${name}`}`, shown);
    }
  };
  const context = createContext({ ops, observe });
  const parameters = handDerivedNetwork.initialize(context);
  const { output, backward } = handDerivedNetwork.forward(context, parameters, tensor(EXAMPLE, { dtype }));
  const loss = residualSumOfSquares.evaluate(context, output, tensor(TARGET, { dtype }));
  const outputGradient = loss.backward();
  backward(outputGradient);

  const at = (key: string): NestedNumbers => seen.get(key) ?? Number.NaN;
  const gradients = (layer: number): LayerGradients => ({
    weight: at(`${layer} gradients.weight`),
    bias: at(`${layer} gradients.bias`),
  });
  const result: HandDerivedResult = {
    forward: {
      z1: at("0 output"),
      a1: at("1 output"),
      z2: at("2 output"),
      a2: at("3 output"),
      output: toArray(output),
      loss: toArray(loss.value),
    },
    backward: {
      output: toArray(outputGradient),
      a2: at("4 inputGradient"),
      a1: at("2 inputGradient"),
      layer3: gradients(4),
      layer2: gradients(2),
      layer1: gradients(0),
    },
  };
  const outputs = [0, 1, 2, 3, 4, 5].map((layer) => Math.max(...[at(`${layer} output`)].flat(2).map(Number)));
  return { result, outputs };
};

const NAMES: Readonly<Record<string, string>> = {
  "forward.z1": "z1",
  "forward.a1": "a1",
  "forward.z2": "z2",
  "forward.a2": "a2",
  "forward.output": "output",
  "forward.loss": "loss",
  "backward.output": "∂L/∂output",
  "backward.a2": "∂L/∂a2",
  "backward.a1": "∂L/∂a1",
};

const compare = (paper: HandDerivedResult, ours: HandDerivedResult): readonly Comparison[] => {
  const row = (path: string, left: unknown, right: unknown): readonly Comparison[] => {
    if (typeof left === "object" && left !== null && !Array.isArray(left)) {
      return Object.entries(left).flatMap(([key, value]) =>
        row(path === "" ? key : `${path}.${key}`, value, (right as Record<string, unknown>)[key]),
      );
    }
    const [document, computed] = [JSON.stringify(left), JSON.stringify(right)];
    const quantity = NAMES[path] ?? path.replace(/^backward\.layer(\d)\.(\w+)$/, "layer $1: $2 gradient");
    return [{ quantity, document, ours: computed, same: document === computed }];
  };
  return row("", paper, ours);
};

const reluTable = (ops: Ops) => {
  const { input, gradient, derivative, notebook } = reluByGradient(ops);
  const row = (name: string, values: readonly number[]) => [name, ...values.map(String)];
  return {
    title: "ReLU backward: its derivative, and the notebook's",
    columns: ["", "unit 1", "unit 2", "unit 3", "unit 4"],
    rows: [
      row("input", input),
      row("gradient of the output", gradient),
      row("passed back by the derivative, where the input is positive", derivative),
      row("passed back by the notebook, where the gradient is positive", notebook),
    ],
  };
};
