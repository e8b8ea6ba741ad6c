import { expectNumber, expectOptions, expectSize, formatNumber } from "@gd/tensor";

/** When `minimize` stops: as soon as one of the rules holds. */
export interface StopRules {
  /** Stops when ‖gradient‖₂ is at most this. */
  readonly gradientNorm?: number;
  /** Stops when a step has changed the value by at most this. */
  readonly valueChange?: number;
  /** Stops after this many steps. Default: 10,000. */
  readonly maximumSteps?: number;
}

/** Why a descent ended. */
export interface Stop {
  /** The rule that held, a value that is not finite, or a line search that found nothing better. */
  readonly stoppedBy: "gradient-norm" | "value-change" | "maximum-steps" | "not-finite" | "line-search";
  /** The same in words: "gradient norm 9.8e-7 ≤ 1e-6 after 4,812 steps". */
  readonly reason: string;
}

/** What the rules judge after each step. */
export interface Progress {
  /** The number of updates so far. */
  readonly step: number;
  readonly value: number;
  /** ‖gradient‖₂ */
  readonly gradientNorm: number;
}

/** The rules as a function that returns why to stop, or undefined. */
export const createStopRules = (place: string, rules: StopRules) => {
  const names = ["gradientNorm", "valueChange", "maximumSteps"] as const;
  const { gradientNorm, valueChange, maximumSteps = 10_000 } = expectOptions(`${place}.stop`, rules, names);
  if (gradientNorm !== undefined) expectNumber(`${place}(stop.gradientNorm)`, gradientNorm, { from: 0 });
  if (valueChange !== undefined) expectNumber(`${place}(stop.valueChange)`, valueChange, { from: 0 });
  expectSize(`${place}(stop.maximumSteps)`, maximumSteps, 0);

  return (now: Progress, before: Progress | undefined): Stop | undefined => {
    const after = `after ${formatSteps(now.step)}`;
    if (gradientNorm !== undefined && now.gradientNorm <= gradientNorm) {
      const reason = `gradient norm ${short(now.gradientNorm)} ≤ ${limit(gradientNorm)} ${after}`;
      return { stoppedBy: "gradient-norm", reason };
    }
    const change = before === undefined ? Infinity : Math.abs(now.value - before.value);
    if (valueChange !== undefined && change <= valueChange) {
      return { stoppedBy: "value-change", reason: `value change ${short(change)} ≤ ${limit(valueChange)} ${after}` };
    }
    if (now.step >= maximumSteps) {
      const reason = `maximum of ${formatSteps(maximumSteps)} reached with gradient norm ${short(now.gradientNorm)}`;
      return { stoppedBy: "maximum-steps", reason };
    }
    return undefined;
  };
};

export const stopNotFinite = (broken: string, step: number): Stop => ({
  stoppedBy: "not-finite",
  reason: `${broken} after ${formatSteps(step)}: ${step === 0 ? "start elsewhere" : "a lower learning rate may help"}`,
});

export const stopUphill = (slope: number, { step }: Progress): Stop => ({
  stoppedBy: "line-search",
  reason: `the update does not lead downhill after ${formatSteps(step)}: the slope along it is ${short(slope)}`,
});

export const stopSearching = (lineSearch: string, { step, gradientNorm }: Progress): Stop => ({
  stoppedBy: "line-search",
  reason:
    `${lineSearch} found no lower point after ${formatSteps(step)}, with gradient norm ${short(gradientNorm)}: ` +
    "rounding may hide what is left to descend, or the gradient is not that of the value",
});

/** `4,812 steps` */
const formatSteps = (steps: number): string =>
  `${String(steps).replace(/\B(?=(\d{3})+$)/g, ",")} ${steps === 1 ? "step" : "steps"}`;

const short = (value: number): string => formatNumber(value, 3);
const limit = (value: number): string => formatNumber(value, 8);
