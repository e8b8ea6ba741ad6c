import type { PlateauState } from "@gd/optim";
import { expectArgument, expectNumber, expectSize } from "@gd/tensor";
import type { EpochPosition, TrainingState } from "../training-state.js";

/** In float32, random draws tell as many steps apart. */
const MOST_STEPS = 2 ** 40;

/** How far a training has come. */
export type Progress = Pick<TrainingState, "step" | "epoch" | "position" | "plateau">;

/** Throws an ArgumentError unless a state is at a step, in an epoch, at a place in it, and on a plateau that there can be. */
export const expectProgress = (place: string, state: { readonly [Name in keyof Progress]?: unknown }): void => {
  const { step = 0, epoch = 0, position, plateau } = state;
  expectNumber(`${place}, in its step,`, step, { from: 0, to: MOST_STEPS, whole: true });
  expectNumber(`${place}, in its epoch,`, epoch, { from: 0, to: Number.MAX_SAFE_INTEGER, whole: true });
  if (position !== undefined) expectPosition(`${place}, in its position`, position);
  if (plateau !== undefined) expectPlateau(`${place}, in its plateau`, plateau);
};

const POSITION: readonly string[] = ["batches", "batchCount", "batchSize", "loss", "penalty", "weight"];

const expectPosition = (at: string, position: unknown): void => {
  const expected = "batches, batchCount, batchSize, loss, penalty and weight";
  expectArgument(typeof position === "object" && position !== null, { place: `${at},`, expected, received: position });
  const unknown = Object.keys(position).find((name) => !POSITION.includes(name));
  expectArgument(unknown === undefined, { place: `${at},`, expected: `no member but ${expected}`, received: unknown });
  const {
    batches,
    batchCount,
    batchSize,
    loss,
    penalty,
    weight,
  }: { readonly [Name in keyof EpochPosition]?: unknown } = position;
  expectSize(`${at}: batchCount`, batchCount);
  expectNumber(`${at}: batches`, batches, { from: 1, to: batchCount, whole: true });
  expectSize(`${at}: batchSize`, batchSize);
  expectNumber(`${at}: loss`, loss);
  expectNumber(`${at}: penalty`, penalty);
  expectNumber(`${at}: weight`, weight, { from: 0 });
};

const expectPlateau = (at: string, plateau: unknown): void => {
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
