import { reference } from "../contestants.ts";
import type { Measurement } from "../measure.ts";
import { median } from "../statistics.ts";
import type { Workload } from "../workload.ts";

/**
 * What is wrong with the losses, each compared with that of plain loops in float64 after the warm-up, and with the median
 * of the contestants that took as many steps after a round.
 */
export const checkLosses = (workload: Workload, measurements: readonly Measurement[]): readonly string[] => {
  const ran = measurements.filter(
    ({ contestant, seconds }) => seconds.length > 0 && contestant.differs?.(workload.task) === undefined,
  );
  const complaints: string[] = [];
  const compare = (name: string, steps: number, loss: number, expected: number, tolerance: number) => {
    // NaN is not within any tolerance.
    if (Math.abs(loss - expected) <= tolerance * Math.abs(expected)) return;
    const { id, title } = workload;
    complaints.push(
      `${id} ${title}: the loss of ${name} after ${steps} steps is ${loss}, not within ${tolerance} of ${expected}`,
    );
  };
  const anchor = ran.find(({ contestant }) => contestant.name === reference) ?? ran[0];
  for (const { contestant, partLoss, steps, loss } of ran) {
    if (anchor !== undefined)
      compare(contestant.name, workload.part, partLoss, anchor.partLoss, workload.tolerance.part);
    const others = ran.filter((other) => other.steps === steps && Number.isFinite(other.loss));
    const expected = median(others.map((other) => other.loss));
    compare(contestant.name, steps, loss, expected, workload.tolerance[steps === workload.steps ? "round" : "part"]);
  }
  return complaints;
};
