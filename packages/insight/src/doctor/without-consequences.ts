import type { Diagnosis } from "./diagnosis.js";

/** What a rate that is too high does to units, if not from the start on. */
const OF_UNITS: readonly string[] = ["dead units", "saturated units"];

/**
 * Diagnoses, the surest first, in which a rate that is too high stands for what it does, and before it: units that die or saturate on
 * the way are said to follow from it, and a validation that rises after it is not called overfitting.
 */
export const withoutConsequences = (diagnoses: readonly Diagnosis[], firstStep: number): readonly Diagnosis[] => {
  const place = diagnoses.findIndex(({ cause }) => cause === "rate too high");
  const rate = diagnoses[place];
  if (rate === undefined) return diagnoses;
  const follows = ({ cause, numbers }: Diagnosis): boolean =>
    OF_UNITS.includes(cause) && (numbers["step"] ?? firstStep) > firstStep;
  const saidToFollow = (diagnosis: Diagnosis): Diagnosis =>
    follows(diagnosis)
      ? { ...diagnosis, evidence: `${diagnosis.evidence} It probably follows from the rate.` }
      : diagnosis;
  const surer = diagnoses.slice(0, place);
  const others = diagnoses.slice(place + 1).filter(({ cause }) => cause !== "overfitting");
  return [
    ...surer.filter((diagnosis) => !follows(diagnosis)),
    rate,
    ...[...surer.filter(follows), ...others].map(saidToFollow),
  ];
};
