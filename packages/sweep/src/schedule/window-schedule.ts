import { ashaRule } from "../pruners/asha-rule.js";
import { medianRule } from "../pruners/median-rule.js";
import type { Pruner } from "../pruners/pruner-of.js";
import type { StopRule } from "../pruners/stop.js";
import { curveOf, knownTrial } from "./known-trial.js";
import type { Schedule, ScheduleParts } from "./schedule.js";
import type { Trial } from "./trial.js";

/** The pruners that decide while a trial runs. */
type RunningPruner = Extract<Pruner, { type: "none" | "median" | "asha" }>;

/**
 * Trials one after the other, of which some run at once. Trial i knows trials 0 … i − ahead, and no other: it begins when these have
 * ended. So its point and its stops are the same however many run at once, and in whichever order they end.
 */
export const windowSchedule = ({
  sampler,
  pruner,
  trials: most,
  objectives,
  ahead,
}: ScheduleParts<RunningPruner> & { readonly ahead: number }): Schedule => {
  const trials: Trial[] = [];
  /** All trials before this one have ended. */
  let ended = 0;
  let running = 0;
  let isOver = false;
  const rule = ruleOf(pruner);
  /** The rule has learned of all trials before this one. */
  let learned = 0;
  const learns = sampler.learns || pruner.type !== "none";
  return {
    next() {
      const number = trials.length;
      if (isOver || number >= most) return undefined;
      const knows = learns ? Math.max(0, number - ahead + 1) : 0;
      if (ended < knows) return undefined;
      for (; learned < knows; learned++) {
        const trial = trials[learned]!;
        if (trial.status !== "failed") rule.learn(curveOf(trial));
      }
      const knowledge = sampler.learns
        ? {
            known: trials.slice(0, knows).map((trial) => knownTrial(trial, objectives)),
            pending: trials.slice(knows).map(({ point }) => point),
          }
        : { known: [], pending: [] };
      const point = sampler.propose(number, knowledge);
      if (point === undefined) {
        isOver = true;
        return undefined;
      }
      trials.push({ number, point, status: "running", values: [], curve: [] });
      running++;
      return { key: String(number), trial: number, point, stops: rule.stops() };
    },
    tell({ trial: number, point }, { status, values, curve }) {
      // It has no bound on its epochs.
      trials[number] = { number, point, status: status === "paused" ? "completed" : status, values, curve };
      running--;
      while (ended < trials.length && trials[ended]!.status !== "running") ended++;
    },
    isDone: () => running === 0 && (isOver || trials.length >= most),
    trials: () => trials,
  };
};

const ruleOf = (pruner: RunningPruner): StopRule => {
  if (pruner.type === "none") return { learn: () => {}, stops: () => [] };
  return pruner.type === "asha" ? ashaRule(pruner) : medianRule(pruner);
};
