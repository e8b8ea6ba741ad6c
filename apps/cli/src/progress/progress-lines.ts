import type { Output } from "../output.js";
import { describeProgress } from "./describe-progress.js";
import { followStages } from "./follow-stages.js";
import { formatCount } from "./format-count.js";
import { progressMeter } from "./progress-meter.js";
import type { ProgressView } from "./progress-view.js";

/** Progress where nothing can be drawn again: a line when a stage begins, one per second while it lasts, one when it ends. */
export const progressLines = (output: Output, now: () => number): ProgressView => {
  const interval = 1000;
  const measure = progressMeter(now);
  let lastLine = now();
  const write = (line: string): void => {
    output.write(`  ${line}\n`);
    lastLine = now();
  };
  return followStages(
    {
      begin: (stage) => write(`${stage} …`),
      progress(event) {
        const pace = measure(event);
        if (now() - lastLine < interval) return;
        const count = `${formatCount(event.done)} of ${formatCount(event.total)} ${event.unit}`;
        write([`${event.stage}: ${count}`, describeProgress(event, pace)].filter((part) => part !== "").join(", "));
      },
      end(line) {
        if (line !== undefined) write(line);
      },
    },
    now,
  );
};
