import { ArgumentError, expectSizes } from "@gd/tensor";
import type { TrainingState } from "../training-state.js";

const MEMBERS: readonly (keyof TrainingState)[] = [
  "parameters",
  "statistics",
  "optimizerState",
  "step",
  "epoch",
  "position",
  "plateau",
  "description",
];

/** Throws an ArgumentError unless a value is an object without other members than a state's, as one that is misspelt. */
export const expectState = (place: string, state: unknown): void => {
  if (typeof state !== "object" || state === null) {
    const advice = "training.state() is one, and loadCheckpoint reads one from bytes.";
    throw new ArgumentError({ place, expected: "a state", received: state, advice });
  }
  const unknown = Object.keys(state).find((name) => !MEMBERS.some((member) => member === name));
  if (unknown !== undefined) throw unknownMember(place, unknown);
  const { input }: { readonly input?: unknown } = Object("description" in state ? state.description : undefined);
  if (input !== undefined) expectSizes(`${place}: description.input`, input, 0);
};

const unknownMember = (place: string, received: string): ArgumentError => {
  const expected = `no member but ${MEMBERS.slice(0, -1).join(", ")} and ${MEMBERS.at(-1)}`;
  return new ArgumentError({ place, expected, received });
};
