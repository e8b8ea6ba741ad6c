import { formatNumber } from "@gd/tensor";
import { formatCount } from "./format-count.js";
import { formatDuration } from "./format-duration.js";
import type { ProgressEvent } from "./progress-event.js";
import type { Pace } from "./progress-meter.js";

/**
 * The progress of a stage in figures: `at most 3.1 s left, loss 0.0521, accuracy 97.6 %, 12,000 images/s`. What matters most
 * comes first, where a narrow screen does not cut it off. A stage may stop before its total: the time left is a bound.
 */
export const describeProgress = ({ loss, accuracy, unit }: ProgressEvent, { rate, secondsLeft }: Pace = {}): string =>
  [
    secondsLeft !== undefined && secondsLeft > 0 && `at most ${formatDuration(secondsLeft)} left`,
    loss !== undefined && `loss ${formatNumber(loss, 4)}`,
    accuracy !== undefined && `accuracy ${(accuracy * 100).toFixed(1)} %`,
    rate !== undefined && `${rate < 10 ? rate.toFixed(1) : formatCount(rate)} ${unit}/s`,
  ]
    .filter((part) => part !== false)
    .join(", ");
