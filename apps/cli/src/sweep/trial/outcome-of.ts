import type { Outcome } from "@gd/sweep";
import type { Objective } from "../sweep-config.js";
import type { ReplicateTraining } from "./replicate-training.js";
import type { TrialTask } from "./trial-task.js";

/** Trains all trainings of a trial side by side, from one stop to the next, until it is known how the task ends. */
export const outcomeOf = async (
  replicates: readonly ReplicateTraining[],
  { stops, until = Number.POSITIVE_INFINITY, objectives }: TrialTask,
): Promise<Outcome> => {
  for (const { epoch, above } of stops) {
    if (epoch >= until) break;
    await inTurn(replicates, ({ advance }) => advance(epoch));
    if (replicates.every((replicate) => hasEnded(replicate, epoch))) break;
    const curve = meanCurve(replicates, epoch);
    if (Math.min(...curve) <= above) continue;
    await inTurn(replicates, ({ abandon }) => abandon());
    return { status: "pruned", values: [Math.min(...curve)], curve };
  }
  await inTurn(replicates, ({ advance }) => advance(until));
  const curve = meanCurve(replicates, until);
  if (replicates.every((replicate) => hasEnded(replicate, until))) {
    return { status: "completed", values: objectives.map((name) => meanOf(replicates, name)), curve };
  }
  await inTurn(replicates, ({ keep }) => keep());
  return { status: "paused", values: [Math.min(...curve)], curve };
};

/** One after the other, as a trial has one thread. */
const inTurn = async <Of>(list: readonly Of[], work: (of: Of) => Promise<unknown>): Promise<void> => {
  for (const of of list) await work(of);
};

/** Whether a training came to its end before an epoch: one that is known to have done so at that epoch may not yet have known it. */
const hasEnded = ({ values, losses, epochs }: ReplicateTraining, epoch: number): boolean =>
  values() !== undefined && (losses().length < epoch || epoch >= epochs);

/** The means of the losses after each epoch until one; a training that has ended stays at its best. */
const meanCurve = (replicates: readonly ReplicateTraining[], until: number): readonly number[] => {
  const curves = replicates.map(({ losses }) => losses().slice(0, until));
  const length = Math.max(...curves.map((curve) => curve.length));
  return Array.from(
    { length },
    (_, i) => curves.reduce((sum, curve) => sum + (curve[i] ?? Math.min(...curve)), 0) / curves.length,
  );
};

const meanOf = (replicates: readonly ReplicateTraining[], name: Objective): number =>
  replicates.reduce((sum, { values }) => sum + values()![name], 0) / replicates.length;
