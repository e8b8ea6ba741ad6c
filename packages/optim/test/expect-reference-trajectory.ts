import {
  coefficientsAt,
  type DType,
  fromElements,
  type GradientTransformation,
  referenceOps,
  type Vector,
} from "@gd/tensor";
import { compareTensors, FLOAT32, FLOAT64, fixtureTensor } from "@gd/tensor/testing";
import reference from "../fixtures/optimizers.json" with { type: "json" };

const { A, b, start } = reference.objective;

/** ∇(½xᵀAx − bᵀx) = Ax − b, in float64 whatever the precision of x. */
const gradientAt = (x: Vector): Vector => {
  const n = b.data.length;
  const rows = Array.from({ length: n }, (_, i) => A.data.slice(i * n, (i + 1) * n));
  const product = rows.map((row, i) => row.reduce((sum, a, j) => sum + a * x.data[j]!, 0) - b.data[i]!);
  return fromElements(Float64Array.from(product), [n]);
};

/** Runs the steps on the quadratic that PyTorch's optimizer ran on, and compares the points on the way. */
export const expectReferenceTrajectory = (
  optimizer: GradientTransformation,
  name: keyof typeof reference.cases,
  dtype: DType = "float64",
): void => {
  const ops = referenceOps({ dtype });
  const { trajectory } = reference.cases[name];
  let parameters: Vector = ops.from(ops64.reshape(fixtureTensor(start), [b.data.length]));
  let state = optimizer.initialize(ops, b.data.length);
  const last = Math.max(...trajectory.map((point) => point.step));
  for (let step = 0; step < last; step++) {
    const gradient = ops.from(gradientAt(parameters));
    const coefficients = coefficientsAt(optimizer, ops, step);
    const next = optimizer.update({ ops, gradient, state, parameters, coefficients });
    parameters = ops.add(parameters, next.update);
    state = next.state;
    const expected = trajectory.find((point) => point.step === step + 1);
    if (expected !== undefined) {
      const point = fromElements(Float64Array.from(expected.parameters), [b.data.length]);
      compareTensors(`${name} after ${step + 1} steps`, parameters, point, dtype === "float64" ? FLOAT64 : FLOAT32);
    }
  }
};

const ops64 = referenceOps({ dtype: "float64" });
