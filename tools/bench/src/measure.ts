import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RESULT, readArrays } from "./arrays.ts";
import type { Contestant } from "./contestants.ts";
import type { ContestantProcess } from "./process.ts";
import type { Workload } from "./workload.ts";

/** The result of one contestant at one workload. */
export interface Measurement {
  readonly contestant: Contestant;
  /** Why there are no figures. */
  skipped?: string;
  /** The error, where there are no figures because of one. */
  failed?: string;
  /** Of the round that losses are compared after. */
  steps: number;
  /** Of each round that counts. */
  timedSteps: number;
  readonly seconds: number[];
  /** After the warm-up, `workload.part` steps. */
  partLoss: number;
  /** After the last round, `steps` steps. */
  loss: number;
}

export interface MeasureOptions {
  readonly rounds: number;
  /** Shortens the round that losses are compared after, where it would take more than 2 seconds. */
  readonly quick: boolean;
  readonly log: (text: string) => void;
}

/** Seconds; a contestant that takes longer for a part of a round is skipped. */
const TOO_LONG = 20;

/** Measures all contestants in turn, round by round, each time in another order. */
export const measure = async (
  workload: Workload,
  processes: ReadonlyMap<Contestant, ContestantProcess>,
  { rounds, quick, log }: MeasureOptions,
): Promise<readonly Measurement[]> => {
  const folder = mkdtempSync(join(tmpdir(), "gd-bench-"));
  try {
    await workload.write(folder);
    const arrays = readArrays(folder);
    const { round: secondsOfRound = 0.3 } = workload;
    const longestWhole = quick ? Math.min(2, workload.longestRound) : workload.longestRound;
    const train = async (measurement: Measurement, steps: number, save: boolean): Promise<number> => {
      const request = { type: "train", steps, ...(save ? { save: { folder, name: RESULT } } : {}) } as const;
      const answer = await processes.get(measurement.contestant)!.ask(request);
      if (answer.type === "trained") return answer.seconds;
      measurement.failed = answer.type === "failed" ? answer.reason : answer.type;
      return Number.NaN;
    };
    const lossOf = ({ contestant, failed }: Measurement): number => {
      if (failed !== undefined || contestant.differs?.(workload.task) !== undefined) return Number.NaN;
      return workload.loss(arrays.float64(RESULT), arrays);
    };

    const measurements: Measurement[] = [];
    for (const [contestant, process] of processes) {
      const measurement: Measurement = {
        contestant,
        steps: workload.part,
        timedSteps: workload.part,
        seconds: [],
        partLoss: Number.NaN,
        loss: Number.NaN,
      };
      measurements.push(measurement);
      const skipped = contestant.skips?.(workload.task);
      const answer = skipped === undefined && (await process.ask({ type: "prepare", task: workload.task, folder }));
      if (skipped !== undefined) measurement.skipped = skipped;
      else if (answer && answer.type === "failed") measurement[answer.skipped ? "skipped" : "failed"] = answer.reason;
      else {
        let seconds = await train(measurement, workload.part, true);
        measurement.partLoss = lossOf(measurement);
        if (seconds > TOO_LONG) measurement.skipped = `a part of a round takes it ${seconds.toFixed(0)} s`;
        // The first run was on a cold engine.
        else seconds = Math.min(seconds, await train(measurement, workload.part, false));
        if ((seconds * workload.steps) / workload.part <= longestWhole) measurement.steps = workload.steps;
      }
      const { skipped: why, failed } = measurement;
      log(`  ${contestant.name}: ${failed ? `FAILED, ${failed}` : (why && `skipped, ${why}`) || "ready"}\n`);
    }
    const running = () => measurements.filter(({ skipped, failed }) => skipped === undefined && failed === undefined);
    // The first round warms up and does not count; its results are the ones that are compared, and its time says how many
    // steps of the others fill a round.
    for (let round = 0; round <= rounds; round++) {
      const order = running();
      for (let i = 0; i < order.length; i++) {
        const measurement = order[(i + round) % order.length]!;
        if (round > 0) {
          measurement.seconds.push(await train(measurement, measurement.timedSteps, false));
          continue;
        }
        const seconds = await train(measurement, measurement.steps, true);
        measurement.loss = lossOf(measurement);
        const inRound = measurement.contestant.isWhole
          ? measurement.steps
          : (secondsOfRound * measurement.steps) / seconds;
        measurement.timedSteps = Math.max(workload.part, Math.min(Math.ceil(inRound), measurement.steps));
      }
      log(`  round ${round} of ${rounds}\n`);
    }
    return measurements;
  } finally {
    rmSync(folder, { recursive: true });
  }
};
