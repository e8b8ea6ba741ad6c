import {
  type Context,
  createContext,
  type EvaluatedLoss,
  referenceOps,
  type Tensor,
  toArray,
  type Vector,
} from "@gd/tensor";
import { compareTensors, type FixtureArray, FLOAT32, FLOAT64, fixtureTensor } from "@gd/tensor/testing";
import { expect } from "vitest";

/** What another library computed for a loss. */
export interface ReferenceCase {
  readonly prediction: FixtureArray;
  readonly target: FixtureArray;
  /** Of the examples. */
  readonly weights?: FixtureArray;
  readonly value: number;
  readonly gradient: FixtureArray;
}

/** A loss of any shapes. */
export interface AnyLoss {
  readonly name: string;
  evaluate(context: Context, output: Tensor, target: Tensor, weights?: Vector): EvaluatedLoss;
}

/** Compares value and gradient in both precisions. */
export const expectReferenceCase = (loss: AnyLoss, { prediction, target, value, ...wanted }: ReferenceCase): void => {
  for (const [dtype, tolerance] of [
    ["float64", FLOAT64],
    ["float32", FLOAT32],
  ] as const) {
    const ops = referenceOps({ dtype });
    const [y, t] = [ops.from(fixtureTensor(prediction)), ops.from(fixtureTensor(target))];
    const weights = wanted.weights && ops.reshape(ops.from(fixtureTensor(wanted.weights)), [y.shape[0]!]);
    const got = loss.evaluate(createContext({ ops }), y, t, weights);
    expect(Math.abs(toArray(got.value) - value)).toBeLessThanOrEqual(
      tolerance.absolute + tolerance.relative * Math.abs(value),
    );
    compareTensors(`${loss.name} in ${dtype}`, got.backward(), fixtureTensor(wanted.gradient), tolerance);
  }
};
