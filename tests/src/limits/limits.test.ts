import * as layers from "@gd/layers";
import * as losses from "@gd/losses";
import { createContext, fromElements, none, referenceInterpreter, type Tensor, tensor } from "@gd/tensor";
import { compareTensors, SAME_BITS } from "@gd/tensor/testing";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { describe, test } from "vitest";

const activations = [
  layers.elu({ alpha: 0.5 }),
  layers.gelu,
  layers.gelu({ approximate: "tanh" }),
  layers.identity,
  layers.leakyRelu,
  layers.logSoftmax,
  layers.relu,
  layers.sigmoid({ gain: -3 }),
  layers.silu,
  layers.softmax,
  layers.softplus,
  layers.tanh,
];

describe.each([
  { dtype: "float64", largest: Number.MAX_VALUE, normal: 2 ** -1022, smallest: 2 ** -1074 },
  { dtype: "float32", largest: 2 ** 128 - 2 ** 104, normal: 2 ** -126, smallest: 2 ** -149 },
] as const)("at the ends of $dtype, WebAssembly has the bits of the reference:", ({ dtype, ...ends }) => {
  const interpreters = [wasmInterpreter({ dtype }), referenceInterpreter({ dtype })] as const;
  const positive = [0, ends.smallest, ends.normal, 1, ends.largest, Infinity];
  const numbers = [...positive, ...positive.map((x) => -x), Number.NaN];
  const pairs = numbers.flatMap((one) => numbers.map((other) => [one, other] as const));

  const expectSameBits = (compute: (context: ReturnType<typeof createContext>) => readonly Tensor[]): void => {
    const [wasm = [], reference = []] = interpreters.map((interpreter) =>
      compute(createContext({ ops: interpreter.ops })).map((result) =>
        fromElements(interpreter.read(result), result.shape),
      ),
    );
    wasm.forEach((result, i) => void compareTensors(`result ${i}`, result, reference[i]!, SAME_BITS));
  };

  test.each(activations.map((activation) => [activation.name, activation] as const))(
    "%s and its gradient",
    (_, activation) => {
      // Not a literal: the compiler does not know the sizes of the pairs.
      const width: number = 2;
      expectSameBits((context) => {
        const input = tensor(pairs, { dtype });
        const { output, backward } = activation.at([width]).forward(context, none, input);
        return [
          output,
          backward(
            tensor(
              pairs.map(() => [1, 0]),
              { dtype },
            ),
          ).inputGradient,
        ];
      });
    },
  );

  const numeric = [losses.huber, losses.meanAbsoluteError, losses.meanSquaredError, losses.residualSumOfSquares];
  const binary = [losses.hinge, losses.sigmoidCrossEntropy];
  const rows: readonly (readonly [name: string, loss: losses.WeightableLoss, targets: readonly number[]])[] = [
    ...numeric.map((loss) => [loss.name, loss, [0, ends.largest, -ends.smallest, Infinity]] as const),
    ...binary.map((loss) => [loss.name, loss, [1]] as const),
    [losses.sigmoidCrossEntropy.name, losses.sigmoidCrossEntropy, [0, ends.smallest, 0.25]],
  ];

  test.each(rows)("%s, its gradient, and both with weights", (_, loss, targets) => {
    for (const output of numbers) {
      for (const target of targets) {
        for (const weights of [undefined, tensor([0.5], { dtype })]) {
          expectSameBits((context) => {
            const operands = [tensor([[output]], { dtype }), tensor([[target]], { dtype })] as const;
            const { value, backward } = loss.evaluate(context, ...operands, weights);
            return [value, backward()];
          });
        }
      }
    }
  });

  const classifying = [
    losses.softmaxCrossEntropy,
    losses.softmaxCrossEntropy({ labelSmoothing: 0.1 }),
    losses.softmaxCrossEntropy({ classWeights: [0.5, 2] }),
  ].map((loss) => [loss.name, loss] as const);

  test.each(classifying)("%s and its gradient", (_, loss) => {
    for (const pair of pairs) {
      for (const target of [tensor([1], { dtype }), tensor([[0.25, 0.75]], { dtype })]) {
        expectSameBits((context) => {
          const { value, backward } = loss.evaluate(context, tensor([pair], { dtype }), target);
          return [value, backward()];
        });
      }
    }
  });
});
