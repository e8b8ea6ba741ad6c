import { createContext, type Observation, rowMajor, type SynchronousInterpreter, type Tensor } from "@gd/tensor";
import type { Learned } from "./carry-over.js";
import type { PlaneNetwork } from "./plane-network.js";

/** What each unit of each layer puts out for some points: [points, units] for each hidden layer, and for the outputs. */
export const unitOutputs = (
  { model, blocks }: PlaneNetwork,
  { parameters, statistics }: Learned,
  points: Tensor<readonly [number, 2]>,
  interpreter: SynchronousInterpreter,
): readonly Float32Array[] => {
  const found = new Map<number, Float32Array>();
  const observe = ({ path, role, value }: Observation): void => {
    // The network as a whole is observed as well, and an activation inside of no layer.
    const layer = path.length === 1 ? Number.parseInt(path[0]!, 10) : Number.NaN;
    if (role === "output" && !Number.isNaN(layer)) found.set(layer, Float32Array.from(rowMajor(value as Tensor)));
  };
  interpreter.step(() =>
    model.forward(createContext({ ops: interpreter.ops, training: false, observe }), parameters, points, statistics),
  );
  return blocks.map(({ output }) => found.get(output)!);
};
