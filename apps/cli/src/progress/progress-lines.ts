import type { ExperimentEvent } from "@gd/experiments";
import type { Output } from "../output.js";
import { describeProgress } from "./describe-progress.js";
import { formatCount } from "./format-count.js";
import { progressMeter } from "./progress-meter.js";
import type { ProgressView } from "./progress-view.js";

/** Progress without a terminal: a line for each stage, and one per second while it lasts. */
export const progressLines = (output: Output, now: () => number): ProgressView => {
  const interval = 1000;
  const measure = progressMeter(now);
  let stage: string | undefined;
  let lastLine = now();
  const write = (line: string): void => {
    output.write(`  ${line}\n`);
    lastLine = now();
  };
  return {
    update(event: ExperimentEvent) {
      const name = event.type === "stage" ? event.name : event.stage;
      if (name !== stage) {
        stage = name;
        write(`${name} …`);
      }
      if (event.type === "stage") return;
      const pace = measure(event);
      if (now() - lastLine < interval) return;
      const count = `${formatCount(event.done)} of ${formatCount(event.total)} ${event.unit}`;
      write([`${name}: ${count}`, describeProgress(event, pace)].filter((part) => part !== "").join(", "));
    },
    stop() {},
  };
};
