import { formatNumber } from "@gd/tensor";
import { formatCount } from "./format-count.js";
import { formatDuration } from "./format-duration.js";
import type { ProgressEvent } from "./progress-event.js";
import type { Pace } from "./progress-meter.js";

/**
 * The progress of a stage in figures: `at most 3.1 s left, loss 0.0521, accuracy 97.6 %, 12,000 images/s`. What matters most
 * comes first, where a narrow screen does not cut it off. A stage may stop before its total: the time left is a bound.
 */
export const describeProgress = (event: ProgressEvent, { rate, secondsLeft }: Pace = {}): string =>
  joined([
    secondsLeft !== undefined && secondsLeft > 0 && `at most ${formatDuration(secondsLeft)} left`,
    ...figures(event, 4),
    rate !== undefined && `${rate < 10 ? rate.toFixed(1) : formatCount(rate)} ${event.unit}/s`,
  ]);

/** How a stage ended: `training: 60,000 images in 3.1 s, loss 0.052143, accuracy 97.6 %`. */
export const describeEnd = (stage: string, seconds: number, last: ProgressEvent | undefined): string => {
  const time = formatDuration(seconds);
  if (last === undefined) return `${stage}: ${time}`;
  const unit = last.done === 1 ? last.unit.replace(/s$/, "") : last.unit;
  return `${stage}: ${joined([`${formatCount(last.done)} ${unit} in ${time}`, ...figures(last, 6)])}`;
};

const figures = ({ loss, accuracy }: ProgressEvent, digits: number) => [
  loss !== undefined && `loss ${formatNumber(loss, digits)}`,
  accuracy !== undefined && `accuracy ${(accuracy * 100).toFixed(1)} %`,
];

const joined = (parts: readonly (string | false)[]): string => parts.filter((part) => part !== false).join(", ");
