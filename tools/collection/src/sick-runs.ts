import type { Run } from "./run.ts";
import type { Mistake } from "./sick/mistake.ts";
import { ofData } from "./sick/of-data.ts";
import { ofModel } from "./sick/of-model.ts";
import { ofSteps } from "./sick/of-steps.ts";
import { type Size, tasks } from "./task.ts";

const mistakes: readonly Mistake[] = [...ofData, ...ofModel, ...ofSteps];

/** Trainings in which one mistake is planted, in tasks of several kinds and sizes. */
export const sickRuns = (sizes: readonly Size[], seed: number): readonly Run[] =>
  mistakes.flatMap(({ cause, name, source, tasks: made, plant }, m) =>
    made.map((kind, t) => {
      const task = tasks[kind](sizes[(m + t) % sizes.length]!, seed + 10 * m + t);
      return { name: `${task.name}, ${task.data.size} examples: ${name}`, cause, source, options: plant(task) };
    }),
  );
