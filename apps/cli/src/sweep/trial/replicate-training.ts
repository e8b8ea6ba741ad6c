import { basename, join } from "node:path";
import {
  classScores,
  modelFile,
  numberScores,
  outputsOf,
  setupOf,
  type TrainingPlan,
  trainingOptions,
} from "@gd/recipe";
import { invertTarget } from "@gd/tables";
import type { SynchronousInterpreter } from "@gd/tensor";
import { summary, type TrainingEvent, train } from "@gd/train";
import { z } from "zod";
import { readIfThere } from "../../files/read-if-there.js";
import { checkpointsIn, lastCheckpoint } from "../../train/checkpoints.js";
import { MODEL, openRunFolder } from "../../train/run-folder.js";
import type { TrainConfig } from "../../train/train-config.js";
import { OBJECTIVES, type Objective } from "../sweep-config.js";

/** What is left of a training that has ended, the last file to be written. */
const summaryFile = z.strictObject({
  losses: z.array(z.number()).readonly(),
  values: z.record(z.enum(OBJECTIVES), z.number()),
});
type Summary = z.infer<typeof summaryFile>;

const SUMMARY = "summary.json";

/** A training of a trial, which goes on and pauses as it is told. */
export interface ReplicateTraining {
  /** Trains until so many epochs have ended, or until it ends by itself. */
  readonly advance: (epoch: number) => Promise<void>;
  /** The most epochs that it has. */
  readonly epochs: number;
  /** The losses of the validation after each epoch. */
  readonly losses: () => readonly number[];
  /** What it has come to, once it has ended. */
  readonly values: () => Readonly<Record<Objective, number>> | undefined;
  /** Keeps what it has, so that it can go on another time. */
  readonly keep: () => Promise<void>;
  /** Leaves nothing with which it could go on. */
  readonly abandon: () => Promise<void>;
}

/** What trainings of trials are done with. */
export interface ReplicateTools {
  readonly interpreter: SynchronousInterpreter;
  /** Ends a training, which keeps what it has. */
  readonly signal: AbortSignal;
  /** Seconds between checkpoints. */
  readonly checkpointEvery: number;
}

/** A training in a folder: begun, or gone on with where it was left, or ended long ago. */
export const replicateTraining = async (
  folder: string,
  plan: TrainingPlan,
  config: TrainConfig,
  { interpreter, signal, checkpointEvery }: ReplicateTools,
): Promise<ReplicateTraining> => {
  const ended = await readSummary(folder);
  if (ended !== undefined) return endedTraining(ended, plan.rule.epochs);
  const start = await lastCheckpoint(folder, setupOf(plan.network, plan.rule, config, interpreter));
  const run = await openRunFolder(folder, config, start?.state.epoch ?? 0);
  const checkpoints = checkpointsIn(folder, checkpointEvery, () => performance.now(), start);
  const events = train({ ...trainingOptions(plan.network, plan, config, { interpreter, start }), signal });
  let epoch = start?.state.epoch ?? 0;
  let last: Exclude<TrainingEvent, { type: "end" }> | undefined;
  let values: Readonly<Record<Objective, number>> | undefined;

  const end = async (event: Extract<TrainingEvent, { type: "end" }>): Promise<void> => {
    const { state, best, epoch: trained } = event;
    const network = { model: plan.network, state, best: best?.epoch ?? trained, epochs: trained };
    const outputs = await outputsOf(network, plan.data.validation, interpreter);
    const { target, targets, weights } = plan;
    const losses = run.validationLosses();
    values = {
      "validation loss": Math.min(...losses),
      "validation error":
        target.kind === "class"
          ? 1 - classScores(outputs, targets.validation, weights?.validation.data).accuracy
          : numberScores(
              invertTarget(target, outputs),
              invertTarget(target, targets.validation),
              weights?.validation.data,
            ).meanAbsoluteError,
      parameters: summary(plan.network).parameters,
    };
    await run.add(MODEL, modelFile(network, plan, { ...config, data: basename(config.data) }, []));
    await run.add(SUMMARY, `${JSON.stringify({ losses, values } satisfies Summary)}\n`);
    await checkpoints.clear();
  };

  return {
    epochs: plan.rule.epochs,
    async advance(until) {
      const isWhole = until >= plan.rule.epochs;
      while (values === undefined && (isWhole || epoch < until)) {
        const { value: event, done } = await events.next();
        if (done === true) throw new Error("a training has no end");
        if (event.type === "end") {
          if (event.reason === "aborted") {
            await checkpoints.save(event.training);
            throw signal.reason;
          }
          await end(event);
          return;
        }
        last = event;
        if (event.type === "epoch") {
          epoch = event.epoch;
          run.epoch(event);
          checkpoints.after(event.stopping);
        }
        await checkpoints.saveIfDue(event.training);
      }
    },
    losses: run.validationLosses,
    values: () => values,
    async keep() {
      if (values === undefined && last !== undefined) await checkpoints.save(last.training);
      await events.return();
    },
    async abandon() {
      await events.return();
      if (values === undefined) await checkpoints.clear();
    },
  };
};

const endedTraining = ({ losses, values }: Summary, epochs: number): ReplicateTraining => ({
  epochs,
  advance: async () => {},
  losses: () => losses,
  values: () => values,
  keep: async () => {},
  abandon: async () => {},
});

const readSummary = async (folder: string): Promise<Summary | undefined> => {
  const text = await readIfThere(join(folder, SUMMARY));
  return text === undefined ? undefined : summaryFile.parse(JSON.parse(text));
};
