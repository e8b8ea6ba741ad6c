import { randomStreams } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { branin } from "../../test/functions.js";
import { followed, runAtOnce } from "../../test/search.js";
import type { PrunerOptions } from "../pruners/pruner-of.js";
import type { SamplerOptions } from "../samplers/sampler-of.js";
import type { Parameter } from "../space/space.js";
import { createSweep, type SweepOptions } from "./create-sweep.js";
import type { Job, Outcome } from "./trial.js";

const MOST = 27;
/** A training that falls to a value by its point, some of which fail and some of which end early. */
const outcomeOf = (job: Job): Outcome => {
  const final = branin.valueAt(job.point);
  if (job.trial % 13 === 5) return { status: "failed", values: [], curve: [], reason: "it diverged" };
  const length = job.trial % 7 === 3 ? 10 : MOST;
  const curve = Array.from({ length }, (_, epoch) => final + 50 / (epoch + 1) + (job.trial % 3) / (epoch + 2));
  return followed(curve, job);
};

const samplers: readonly SamplerOptions[] = [{ type: "random" }, { type: "quasi-random" }, { type: "tpe" }];
const pruners: readonly PrunerOptions[] = [
  { type: "none" },
  { type: "median" },
  { type: "asha", most: MOST },
  { type: "successive-halving", most: MOST },
  { type: "hyperband", most: MOST },
];
const all = [
  ...samplers.flatMap((sampler) => pruners.map((pruner) => [sampler, pruner] as const)),
  [
    { type: "gaussian-process", candidates: 20 },
    { type: "asha", most: MOST },
  ] as const,
];

describe("a sweep is the same however many trials run at once, and in whichever order they end", () => {
  test.each(all)("with %o and %o", (sampler, pruner) => {
    const options: SweepOptions = { space: branin.space, sampler, pruner, trials: 50, ahead: 6, seed: 2 };
    const { uniform } = randomStreams(7).stream("order");
    const alone = runAtOnce(options, outcomeOf, 1, uniform);
    for (const atOnce of [4, 40]) expect(runAtOnce(options, outcomeOf, atOnce, uniform)).toEqual(alone);
    expect(runAtOnce({ ...options, seed: 3 }, outcomeOf, 1, uniform)).not.toEqual(alone);
  });
});

test("a trial that learns waits for those that it knows, and others do not", () => {
  const learning = createSweep({ space: branin.space, trials: 20, ahead: 4 });
  const first = [1, 2, 3, 4].map(() => learning.next()!.key);
  expect(first).toEqual(["0", "1", "2", "3"]);
  expect(learning.next()).toBeUndefined();
  const outcome: Outcome = { status: "completed", values: [1], curve: [1] };
  learning.tell("1", outcome);
  expect(learning.next()).toBeUndefined();
  learning.tell("0", outcome);
  expect(learning.next()?.key).toBe("4");
  expect(learning.next()?.key).toBe("5");
  expect(learning.next()).toBeUndefined();
  const random = createSweep({ space: branin.space, trials: 20, ahead: 4, sampler: { type: "random" } });
  for (let i = 0; i < 20; i++) expect(random.next()?.key).toBe(String(i));
  expect(random.next()).toBeUndefined();
  expect(random.isDone()).toBe(false);
});

/** How many epochs all trials have, and the best value. */
const spent = (pruner: PrunerOptions, trials: number, seed: number) => {
  const sweep = createSweep({ space: branin.space, sampler: { type: "random" }, pruner, trials, ahead: 1, seed });
  for (let job = sweep.next(); job; job = sweep.next()) sweep.tell(job.key, outcomeOf({ ...job, trial: 0 }));
  const ended = sweep.trials();
  return {
    epochs: ended.reduce((sum, { curve }) => sum + curve.length, 0),
    best: Math.min(...ended.flatMap(({ status, values }) => (status === "completed" ? values : []))),
    whole: ended.filter(({ status }) => status === "completed").length,
  };
};

test("halving spends as its papers say", () => {
  // 27 trials of 1 epoch, 9 of 3, 3 of 9 and 1 of 27: each rung trains 27 epochs, less what was trained before.
  expect(spent({ type: "successive-halving", most: 27 }, 27, 1)).toMatchObject({
    epochs: 18 * 1 + 6 * 3 + 2 * 9 + 27,
    whole: 1,
  });
  // Brackets of 27, 12, 6 and 4 trials, as in table 1 of the paper.
  expect(spent({ type: "hyperband", most: 27 }, 49, 1).whole).toBe(1 + 1 + 2 + 4);
});

test("pruners find what random search finds, in a fraction of its epochs", () => {
  for (const seed of [1, 2, 3]) {
    const whole = spent({ type: "none" }, 81, seed);
    const asha = spent({ type: "asha", most: 27 }, 81, seed);
    expect(asha.best).toBe(whole.best);
    expect(asha.epochs).toBeLessThan(0.4 * whole.epochs);
    const median = spent({ type: "median" }, 81, seed);
    expect(median.best).toBe(whole.best);
    expect(median.epochs).toBeLessThan(0.8 * whole.epochs);
  }
});

test("what makes no sense is refused, with its place", () => {
  const options = { space: branin.space, trials: 3 };
  /** A sweep with a parameter that counts only where another one has some values. */
  const dependingOn = (y: Parameter, values: readonly number[]): SweepOptions => ({
    ...options,
    space: { y, x: { type: "uniform", low: 0, high: 1, when: { y: values } } },
  });
  const refused: readonly (readonly [SweepOptions, string])[] = [
    [{ ...options, space: {} }, "createSweep(space)"],
    [{ ...options, space: { x: { type: "log-uniform", low: 0, high: 1 } } }, "createSweep(space.x.low)"],
    [{ ...options, space: { x: { type: "uniform", low: 2, high: 1 } } }, "createSweep(space.x.high)"],
    [{ ...options, space: { x: { type: "choice", values: [1, 1] } } }, "createSweep(space.x.values)"],
    [
      {
        ...options,
        space: { x: { type: "uniform", low: 0, high: 1, when: { y: [1] } }, y: { type: "choice", values: [1] } },
      },
      "createSweep(space.x.when)",
    ],
    [dependingOn({ type: "choice", values: [1] }, [1, 2]), "createSweep(space.x.when.y)"],
    [dependingOn({ type: "integer", low: 1, high: 3 }, [0]), "createSweep(space.x.when.y)"],
    [dependingOn({ type: "uniform", low: 0, high: 1 }, [0.5]), "depend on a choice"],
    [{ ...options, trials: 0 }, "createSweep(trials)"],
    [{ ...options, pruner: { type: "asha", most: 1, least: 2 } }, "createSweep(pruner.most)"],
    [{ ...options, sampler: { type: "tpe", startup: 0.5 } }, "createSweep(sampler.startup)"],
  ];
  for (const [wrong, place] of refused) expect(() => createSweep(wrong)).toThrow(place);
  expect(() => createSweep(dependingOn({ type: "integer", low: 1, high: 3 }, [1, 3]))).not.toThrow();
  const sweep = createSweep(options);
  expect(() => sweep.tell("0", { status: "completed", values: [1], curve: [] })).toThrow("a job that is running");
  sweep.next();
  expect(() => sweep.tell("0", { status: "completed", values: [], curve: [] })).toThrow("tell(outcome.values)");
});
