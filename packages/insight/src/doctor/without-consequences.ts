import type { Diagnosis } from "./diagnosis.js";

/** What a rate that is too high does to units, if not from the start on. */
const OF_UNITS: readonly string[] = ["dead units", "saturated units"];

/**
 * Diagnoses, the surest first, in which a rate that is too high stands for what it does: units that die or saturate on the way are said
 * to follow from it, and a validation that rises after it is not called overfitting.
 */
export const withoutConsequences = (diagnoses: readonly Diagnosis[], firstStep: number): readonly Diagnosis[] => {
  const rate = diagnoses.findIndex(({ cause }) => cause === "rate too high");
  if (rate === -1) return diagnoses;
  return diagnoses.flatMap((diagnosis, place) => {
    const { cause, evidence, numbers } = diagnosis;
    if (cause === "overfitting" && place > rate) return [];
    const isOnTheWay = OF_UNITS.includes(cause) && (numbers["step"] ?? firstStep) > firstStep;
    return [isOnTheWay ? { ...diagnosis, evidence: `${evidence} It probably follows from the rate.` } : diagnosis];
  });
};
