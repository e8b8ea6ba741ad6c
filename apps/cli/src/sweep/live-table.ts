import type { Dependencies } from "../dependencies.js";
import type { Output } from "../output.js";
import { formatDuration } from "../progress/format-duration.js";
import { screenOf } from "../render/screen.js";
import { pointInWords } from "./point-in-words.js";
import type { SweepConfig } from "./sweep-config.js";
import type { SweepProgress } from "./sweep-progress.js";
import { trialLine } from "./trial-line.js";

/** A table that is drawn over itself. */
export interface LiveTable {
  readonly draw: () => void;
  /** Takes it away. */
  readonly clear: () => void;
}

const BEST = 5;
const RUNNING = 8;
/** Milliseconds between two drawings at least. */
const SHORTEST = 100;
const TICK = 1000;

/** How many have ended, the best ones, those that run, and the time that is left, at the end of a terminal. */
export const liveTable = (
  terminal: Output,
  { colours: withColours, now }: Dependencies,
  config: SweepConfig,
  progress: SweepProgress,
): LiveTable => {
  let lines = 0;
  let drawn = Number.NEGATIVE_INFINITY;
  const erase = (): void => void (lines > 0 && terminal.write(`\x1b[${lines}A\x1b[J`));
  const draw = (): void => {
    if (now() - drawn < SHORTEST) return;
    drawn = now();
    const { width, colours } = screenOf(terminal, withColours);
    const text = contentOf(config, progress).map(({ text, isTitle }) => {
      const line = text.length < width ? text : `${text.slice(0, width - 2)}…`;
      return isTitle ? colours.bold(line) : line;
    });
    erase();
    terminal.write(`${text.join("\n")}\n`);
    lines = text.length;
  };
  const timer = setInterval(draw, TICK);
  timer.unref();
  return {
    draw,
    clear() {
      clearInterval(timer);
      erase();
      lines = 0;
    },
  };
};

interface Line {
  readonly text: string;
  readonly isTitle: boolean;
}

const contentOf = (config: SweepConfig, progress: SweepProgress): readonly Line[] => {
  const { ended, total, pruned, failed, elapsed, left } = progress.counts();
  const running = progress.running();
  const parts = [
    `${ended} of ${total} trials`,
    ...(pruned > 0 ? [`${pruned} pruned`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
    `${running.length} running`,
    formatDuration(elapsed),
    ...(left === undefined ? [] : [`about ${formatDuration(left)} left`]),
  ];
  const title = (text: string): Line => ({ text, isTitle: true });
  const item = (text: string): Line => ({ text: `  ${text}`, isTitle: false });
  const best = progress.best(BEST);
  return [
    title(parts.join(" · ")),
    ...(best.length === 0 ? [] : [title(`Best by ${config.objectives[0]}`)]),
    ...best.map((entry) => item(trialLine(entry, config))),
    ...(running.length === 0 ? [] : [title("Running")]),
    ...running
      .slice(0, RUNNING)
      .map(({ job, seconds }) => item(`trial ${job.trial}: ${formatDuration(seconds)}; ${pointInWords(job.point)}`)),
    ...(running.length > RUNNING ? [item(`and ${running.length - RUNNING} more`)] : []),
  ];
};
