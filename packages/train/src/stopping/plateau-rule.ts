import type { PlateauState, ReduceOnPlateau } from "@gd/optim";
import { expectArgument, expectOptions, expectPart } from "@gd/tensor";
import { expectProgress } from "../state/expect-progress.js";
import { watchedValue } from "./watched-metric.js";

/** `onPlateau` of `train`. */
type OnPlateau = ReduceOnPlateau & { readonly metric?: string | undefined };

/** How the learning rate falls: the state before the first epoch, and the next one after each validation. */
export interface PlateauRule {
  readonly initial: PlateauState;
  next(state: PlateauState, validation: object): PlateauState;
}

/** The rule of options of `train`. Throws an ArgumentError where they make no sense. */
export const plateauRule = (
  onPlateau: OnPlateau,
  given: { readonly validation?: object | undefined; readonly metrics?: object | undefined },
): PlateauRule => {
  const place = "train(onPlateau)";
  const kind = { expected: "a rule", methods: ["next"], example: "reduceOnPlateau({ factor: 0.5 })" };
  expectPart(place, onPlateau, kind);
  const { initial, metric, goal } = expectOptions("train.onPlateau", onPlateau, ["initial", "next", "goal", "metric"]);
  expectPlateau(place, initial);
  const watched = watchedValue("onPlateau", { metric, goal }, given);
  return {
    initial,
    next(state, validation) {
      const value = watched.of(validation);
      const next = onPlateau.next(state, value, watched.goal);
      expectPlateau(place, next);
      // An infinite best stands for none: there has been nothing to improve on.
      if (next.rateFactor < state.rateFactor && !Number.isFinite(next.best)) throw watched.never(value);
      return next;
    },
  };
};

/** Throws an ArgumentError unless a rule, which may be anybody's, has a state of a plateau. */
const expectPlateau = (place: string, plateau: unknown): void => {
  expectArgument(plateau !== undefined, { place, expected: "a rule that has states", received: plateau });
  expectProgress(place, { plateau });
};
