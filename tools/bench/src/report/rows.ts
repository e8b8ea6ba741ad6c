import { type Contestant, ours } from "../contestants.ts";
import type { Measurement } from "../measure.ts";
import { median, quantile } from "../statistics.ts";
import type { Workload } from "../workload.ts";

/** A contestant's figures at a workload. */
export interface Row {
  readonly contestant: Contestant;
  /** The median over the rounds, in the workload's unit. */
  readonly figure: number;
  readonly quartiles: readonly [number, number];
  /** Its time divided by ours: the median over the rounds of the ratio within each. */
  readonly ratio: number;
  /** The share of what the processor can do in vectors of 128 bits in the same time. */
  readonly share: number;
  readonly loss: number;
  readonly remarks: readonly string[];
}

/** The contestants that ran, in their order. */
export const rowsOf = (workload: Workload, measurements: readonly Measurement[]): readonly Row[] => {
  const ran = measurements.filter(({ seconds, failed }) => seconds.length > 0 && failed === undefined);
  const perStep = ({ seconds, timedSteps }: Measurement) => seconds.map((time) => time / timedSteps);
  const own = ran.find(({ contestant }) => contestant.name === ours);
  const peaks = ran.filter(({ contestant }) => contestant.isPeak).map((peak) => median(perStep(peak)));
  return ran.map((measurement) => {
    const { contestant, seconds, steps, timedSteps, loss } = measurement;
    const times = perStep(measurement);
    const figures = seconds.map((time) => workload.figure.of(time, timedSteps));
    const ratios = own === undefined ? [] : perStep(own).map((time, round) => times[round]! / time);
    const part = steps < workload.steps ? `the loss is that after ${steps} of ${workload.steps} steps` : undefined;
    const remarks = [contestant.remark?.(workload.task), contestant.differs?.(workload.task), part];
    return {
      contestant,
      figure: median(figures),
      quartiles: [quantile(figures, 0.25), quantile(figures, 0.75)],
      ratio: median(ratios),
      share: Math.min(...peaks) / median(times),
      loss,
      remarks: remarks.filter((remark) => remark !== undefined),
    };
  });
};
