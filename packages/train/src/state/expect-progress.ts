import type { PlateauState } from "@gd/optim";
import { expectArgument, expectNumber, expectSize } from "@gd/tensor";
import type { TrainingState } from "../training-state.js";

/** In float32, random draws tell as many steps apart. */
const MOST_STEPS = 2 ** 40;

/** How far a training has come. */
export type Progress = Pick<TrainingState, "step" | "epoch" | "plateau">;

/** Throws an ArgumentError unless a state is at a step, in an epoch, and on a plateau that there can be. */
export const expectProgress = (place: string, state: { readonly [Name in keyof Progress]?: unknown }): void => {
  const { step = 0, epoch = 0, plateau } = state;
  expectNumber(`${place}, in its step,`, step, { from: 0, to: MOST_STEPS, whole: true });
  expectNumber(`${place}, in its epoch,`, epoch, { from: 0, to: Number.MAX_SAFE_INTEGER, whole: true });
  if (plateau === undefined) return;
  const at = `${place}, in its plateau`;
  expectArgument(typeof plateau === "object" && plateau !== null, {
    place: `${at},`,
    expected: "rateFactor, best, waited and cooling",
    received: plateau,
  });
  const { rateFactor, best, waited, cooling }: { readonly [Name in keyof PlateauState]?: unknown } = plateau;
  expectNumber(`${at}: rateFactor`, rateFactor, { from: 0 });
  // Infinite before the first epoch.
  expectArgument(typeof best === "number" && !Number.isNaN(best), {
    place: `${at}: best`,
    expected: "a number",
    received: best,
  });
  expectSize(`${at}: waited`, waited, 0);
  expectSize(`${at}: cooling`, cooling, 0);
};
