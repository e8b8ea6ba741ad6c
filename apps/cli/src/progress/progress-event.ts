import type { ExperimentEvent } from "@gd/experiments";

export type ProgressEvent = Extract<ExperimentEvent, { type: "progress" }>;
