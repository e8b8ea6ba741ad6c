import { useMemo } from "preact/hooks";
import type { ByHandSettings } from "./by-hand-settings.js";
import { type Derivation, derive } from "./derivation.js";
import { stepOf } from "./graph-state.js";
import { type Descended, networkDescent } from "./network-descent.js";
import { type NetworkNumbers, numbersOf } from "./network-numbers.js";

interface DerivedIteration {
  /** The numbers before the first iteration. */
  readonly start: NetworkNumbers;
  readonly derivation: Derivation;
  /** The steps that came before. */
  readonly descended: Descended;
  /** How many of its operations have been performed. */
  readonly step: number;
}

/** The iteration in the settings: the steps before it, and all of its operations. */
export const useDerivation = (settings: ByHandSettings): DerivedIteration => {
  const { step, iterations, ...given } = settings;
  const { network, loss, weights, biases, seed, edits, rate } = given;
  const descent = useMemo(() => networkDescent(given), [network, loss, weights, biases, seed, edits, rate]);
  const derived = useMemo(() => {
    const start = numbersOf(given);
    const descended = descent.after(iterations);
    return { start, derivation: derive(given, { ...start, layers: descended.layers }), descended };
  }, [descent, iterations]);
  return { ...derived, step: stepOf(derived.derivation, step) };
};
