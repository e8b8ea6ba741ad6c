import { type Context, createContext, type Loss, referenceOps, type Tensor } from "@gd/tensor";
import { compareTensors, FLOAT32, FLOAT64, fixtureTensor } from "@gd/tensor/testing";
import { expect } from "vitest";
import reference from "../fixtures/losses.json" with { type: "json" };

/** A loss of which only values are wanted, whatever its shapes. */
interface AnyLoss {
  evaluate(context: Context, output: Tensor, target: Tensor): ReturnType<Loss["evaluate"]>;
}

/** Compares value and gradient with PyTorch's, in both precisions. */
export const expectReferenceCase = (loss: AnyLoss, name: keyof typeof reference.cases): void => {
  const { prediction, target, value, gradient } = reference.cases[name];
  for (const [dtype, tolerance] of [
    ["float64", FLOAT64],
    ["float32", FLOAT32],
  ] as const) {
    const ops = referenceOps({ dtype });
    const [y, t] = [ops.from(fixtureTensor(prediction)), ops.from(fixtureTensor(target))];
    const got = loss.evaluate(createContext({ ops }), y, t);
    expect(Math.abs(got.value - value)).toBeLessThanOrEqual(tolerance.absolute + tolerance.relative * Math.abs(value));
    compareTensors(`${name} in ${dtype}`, got.backward(), fixtureTensor(gradient), tolerance);
  }
};
