import { createContext, type Layer, none, type Ops, referenceOps, type Tensor, tensor, toArray } from "@gd/tensor";

const float64 = referenceOps({ dtype: "float64" });

/** An activation's output for some numbers, and its input's gradient where the output's is `gradient` everywhere. */
export const runActivation = (
  activation: { at(shape: readonly [number]): Layer },
  values: readonly number[],
  { ops = float64, gradient = 1 }: { readonly ops?: Ops; readonly gradient?: number | readonly number[] } = {},
): { readonly output: readonly number[]; readonly inputGradient: readonly number[] } => {
  const { dtype } = ops;
  const forward = activation.at([values.length]).forward(createContext({ ops }), none, tensor(values, { dtype }));
  const outputGradient = typeof gradient === "number" ? values.map(() => gradient) : gradient;
  return {
    output: numbers(forward.output),
    inputGradient: numbers(forward.backward(tensor(outputGradient, { dtype })).inputGradient),
  };
};

const numbers = (vector: Tensor): readonly number[] => Array.from(toArray(vector) as readonly number[]);
