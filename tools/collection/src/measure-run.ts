import { diagnose, type Treated, treat } from "@gd/insight";
import type { Run } from "./run.ts";

/** What the doctor made of a training. */
export interface Measured {
  readonly run: Run;
  /** The causes that were named, the surest first. */
  readonly named: readonly string[];
  readonly evidence: readonly string[];
  /** What the treatment of the planted cause does, if it was named and has one. */
  readonly treated: Treated | undefined;
}

/** Steps between two looks, so that the same run is measured in the same way. */
const EVERY = 40;

/** Has a training diagnosed, and the planted cause treated. */
export const measureRun = async (run: Run, isTreated = true): Promise<Measured> => {
  const { diagnoses } = await diagnose(run.options, { every: EVERY });
  const planted = diagnoses.find(({ cause }) => cause === run.cause);
  return {
    run,
    named: diagnoses.map(({ cause }) => cause),
    evidence: diagnoses.map(({ evidence }) => evidence),
    treated: isTreated && planted !== undefined ? await treat(run.options, planted) : undefined,
  };
};

/** Whether the planted cause is named first or second. */
export const isFound = ({ run, named }: Measured): boolean =>
  run.cause !== undefined && named.slice(0, 2).includes(run.cause);
