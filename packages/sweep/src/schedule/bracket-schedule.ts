import { ascending } from "../ascending.js";
import { type Bracket, bracketsOf } from "../pruners/brackets.js";
import { bestUntil } from "../pruners/curve.js";
import type { Pruner } from "../pruners/pruner-of.js";
import { curveOf, knownTrial } from "./known-trial.js";
import type { Schedule, ScheduleParts } from "./schedule.js";
import type { Job, Outcome, Trial } from "./trial.js";

/** The pruners that compare trials of a bracket at a rung, all at once. */
type RungPruner = Exclude<Pruner, { type: "none" | "median" | "asha" }>;

/** A bracket that has begun. */
interface OpenBracket {
  readonly rungs: readonly number[];
  readonly first: number;
  readonly size: number;
  /** Which rung is run, and by which trials. */
  rung: number;
  members: readonly number[];
  /** Members whose job at the rung has begun, and which have come to it. */
  begun: number;
  arrived: Set<number>;
}

/**
 * Brackets of trials. All trials of a bracket come to a rung, then the best of them go on to the next one. A sampler that learns knows
 * the trials of all brackets before, and those begin when these have ended; else brackets do not wait for each other. So all is
 * the same however many run at once, and in whichever order they end.
 */
export const bracketSchedule = ({ sampler, pruner, trials: most, objectives }: ScheduleParts<RungPruner>): Schedule => {
  const trials: Trial[] = [];
  const open: OpenBracket[] = [];
  const kinds = bracketsOf(pruner);
  let isOver = false;

  const isClosed = ({ rung, rungs, members }: OpenBracket): boolean => rung >= rungs.length || members.length === 0;
  const canOpen = (): boolean => !isOver && trials.length < most && (!sampler.learns || open.every(isClosed));

  const openBracket = (): void => {
    const { size, rungs }: Bracket = kinds[open.length % kinds.length]!;
    const first = trials.length;
    const known = sampler.learns ? trials.map((trial) => knownTrial(trial, objectives)) : [];
    while (trials.length < Math.min(most, first + size)) {
      const pending = trials.slice(first).map(({ point }) => point);
      const point = sampler.propose(trials.length, { known, pending });
      if (point === undefined) {
        isOver = true;
        break;
      }
      trials.push({ number: trials.length, point, status: "running", values: [], curve: [] });
    }
    const members = trials.slice(first).map(({ number }) => number);
    open.push({ rungs, first, size: members.length, rung: 0, members, begun: 0, arrived: new Set() });
  };

  /** A job of a bracket at its rung. A trial that has ended is there already. */
  const nextOf = (bracket: OpenBracket): Job | undefined => {
    while (!isClosed(bracket) && bracket.begun < bracket.members.length) {
      const number = bracket.members[bracket.begun++]!;
      const { point, status } = trials[number]!;
      const { rung, rungs } = bracket;
      if (status === "running")
        return { key: `${number}.${rung}`, trial: number, point, until: rungs[rung]!, stops: [] };
      arrive(bracket, number);
    }
    return undefined;
  };

  const arrive = (bracket: OpenBracket, number: number): void => {
    bracket.arrived.add(number);
    if (bracket.arrived.size < bracket.members.length) return;
    const { members, rungs, rung } = bracket;
    const isLast = rung === rungs.length - 1;
    const kept = isLast ? [] : bestOf(members, rungs[rung]!);
    for (const member of members) {
      const trial = trials[member]!;
      if (trial.status !== "running" || kept.includes(member)) continue;
      trials[member] = { ...trial, status: isLast ? "completed" : "pruned" };
    }
    Object.assign(bracket, { rung: rung + 1, members: kept, begun: 0, arrived: new Set<number>() });
  };

  /** One of `reduction` members, those with the best values at a rung, the first of equal ones. */
  const bestOf = (members: readonly number[], epoch: number): readonly number[] => {
    const scoreOf = (member: number): number =>
      trials[member]!.status === "failed"
        ? Number.POSITIVE_INFINITY
        : (bestUntil({ ...curveOf(trials[member]!), whole: true }, epoch) ?? Number.POSITIVE_INFINITY);
    const order = [...members].sort((one, other) => ascending(scoreOf(one), scoreOf(other)) || one - other);
    return order.slice(0, Math.max(1, Math.floor(members.length / pruner.reduction)));
  };

  return {
    next() {
      for (const bracket of open) {
        const job = nextOf(bracket);
        if (job !== undefined) return job;
      }
      if (!canOpen()) return undefined;
      openBracket();
      return nextOf(open.at(-1)!);
    },
    tell({ trial: number, point }: Job, { status, values, curve }: Outcome) {
      trials[number] = { number, point, status: status === "paused" ? "running" : status, values, curve };
      arrive(open.find(({ first, size }) => number >= first && number < first + size)!, number);
    },
    isDone: () => (isOver || trials.length >= most) && open.every(isClosed),
    trials: () => trials,
  };
};
