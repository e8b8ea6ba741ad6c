import type { ExperimentEvent } from "./experiment.js";

type ProgressEvent = Extract<ExperimentEvent, { type: "progress" }>;

/** Makes the progress events of a stage, each of what is done and the figures at that point. */
export const progressOf =
  (stage: string, total: number, unit: string) =>
  (done: number, figures: Pick<ProgressEvent, "loss" | "accuracy"> = {}): ProgressEvent => ({
    type: "progress",
    stage,
    done,
    total,
    unit,
    ...figures,
  });
