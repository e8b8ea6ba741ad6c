import type { Examples } from "@gd/data";
import { leaves } from "@gd/tensor";
import { createTraining, NotFiniteError, type TrainingState } from "@gd/train";
import type { AnySetup } from "../../measure/any-setup.js";
import { curvatureAlong } from "./curvature-along.js";

/**
 * The curvature of the loss along the step Δ that the optimizer takes next, against its slope: ΔᵀHΔ / (−∇Lᵀ Δ). Above 2 the step
 * overshoots: by L + ∇Lᵀ Δ + ½ ΔᵀHΔ it raises the loss of these examples. For gradient descent it is η times the sharpness along the
 * gradient, and 2 is where the sharpness is 2 / η; it holds for any optimizer. NaN where the step does not go down, or is none.
 *
 * Source  Cohen et al., Adaptive Gradient Methods at the Edge of Stability (2022), §2, of the preconditioned sharpness
 */
export const stepCurvature = async (setup: AnySetup, state: TrainingState, examples: Examples): Promise<number> => {
  const { model, loss, optimizer, regularization, interpreter, seed } = setup;
  const { parameters, statistics, optimizerState, step, epoch } = state;
  const start = { parameters, statistics, optimizerState, step, epoch };
  const copy = createTraining({ model, loss, optimizer, regularization, interpreter, seed }, start);
  try {
    await copy.step(examples);
  } catch (error) {
    if (!(error instanceof NotFiniteError)) throw error;
    return Number.NaN;
  }
  const after = new Map(leaves((await copy.state()).parameters));
  const change = new Map<string, Float64Array>();
  for (const [path, leaf] of leaves(parameters)) {
    const before = await interpreter.read(leaf);
    const x = Float64Array.from(before);
    const y = await interpreter.read(after.get(path)!);
    change.set(
      path,
      x.map((value, i) => y[i]! - value),
    );
  }
  const { slope, curvature } = await curvatureAlong(setup, state, examples, change);
  return slope < 0 ? curvature / -slope : Number.NaN;
};
