import { fromElements, type GradientTransformation, referenceOps, type Vector } from "@gd/tensor";
import { compareTensors, FLOAT64, fixtureTensor } from "@gd/tensor/testing";
import reference from "../fixtures/optimizers.json" with { type: "json" };

const { A, b, start } = reference.objective;

/** ∇(½xᵀAx − bᵀx) = Ax − b */
const gradientAt = (x: Vector): Vector => {
  const n = b.data.length;
  const rows = Array.from({ length: n }, (_, i) => A.data.slice(i * n, (i + 1) * n));
  const product = rows.map((row, i) => row.reduce((sum, a, j) => sum + a * x.data[j]!, 0) - b.data[i]!);
  return fromElements(Float64Array.from(product), [n]);
};

/** Runs 100 steps on the quadratic that PyTorch's optimizer ran on, and compares the points on the way. */
export const expectReferenceTrajectory = (
  optimizer: GradientTransformation,
  name: "gradientDescent" | "momentum" | "nesterov" | "adam",
): void => {
  const ops = referenceOps({ dtype: "float64" });
  const { trajectory } = reference.cases[name];
  let parameters: Vector = ops.reshape(fixtureTensor(start), [b.data.length]);
  let state = optimizer.initialize(ops, b.data.length);
  for (let step = 0; step < 100; step++) {
    const next = optimizer.update({ ops, gradient: gradientAt(parameters), state, parameters, step });
    parameters = ops.add(parameters, next.update);
    state = next.state;
    const expected = trajectory.find((point) => point.step === step + 1);
    if (expected !== undefined) {
      const point = fromElements(Float64Array.from(expected.parameters), [b.data.length]);
      compareTensors(`${name} after ${step + 1} steps`, parameters, point, FLOAT64);
    }
  }
};
