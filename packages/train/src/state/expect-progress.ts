import type { PlateauState } from "@gd/optim";
import { expectArgument, expectBoolean, expectNumber, expectSize } from "@gd/tensor";
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
  if (position !== undefined) expectPosition(place, position, step);
  if (plateau !== undefined) expectPlateau(`${place}, in its plateau`, plateau);
};

const POSITION: readonly (keyof EpochPosition)[] = [
  "batches",
  "batchCount",
  "batchSize",
  "shuffle",
  "replacement",
  "seed",
  "loss",
  "penalty",
  "weight",
];

const expectPosition = (place: string, position: unknown, step: number): void => {
  const at = `${place}, in its position`;
  const expected = `${POSITION.slice(0, -1).join(", ")} and ${POSITION.at(-1)}`;
  expectArgument(typeof position === "object" && position !== null, { place: `${at},`, expected, received: position });
  const unknown = Object.keys(position).find((name) => !POSITION.some((member) => member === name));
  expectArgument(unknown === undefined, { place: `${at},`, expected: `no member but ${expected}`, received: unknown });
  const {
    batches,
    batchCount,
    batchSize,
    shuffle,
    replacement,
    seed,
    loss,
    penalty,
    weight,
  }: { readonly [Name in keyof EpochPosition]?: unknown } = position;
  expectSize(`${at}: batchCount`, batchCount);
  expectNumber(`${at}: batches`, batches, { from: 1, to: batchCount, whole: true });
  expectSize(`${at}: batchSize`, batchSize);
  expectBoolean(`${at}: shuffle`, shuffle);
  expectBoolean(`${at}: replacement`, replacement);
  expectArgument(typeof seed === "string" || Number.isFinite(seed), {
    place: `${at}: seed`,
    expected: "a finite number or a string",
    received: seed,
  });
  expectNumber(`${at}: loss`, loss);
  expectNumber(`${at}: penalty`, penalty);
  expectNumber(`${at}: weight`, weight, { from: 0 });
  expectArgument(weight > 0 || (loss === 0 && penalty === 0), {
    place: `${at}: weight`,
    expected: "a number > 0, as its loss or penalty is not 0",
    received: weight,
  });
  expectArgument(step >= batches, {
    place: `${place}, in its step,`,
    expected: `at least ${batches}, the batches of its position`,
    received: step,
  });
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
