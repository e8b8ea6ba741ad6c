import {
  type RacerName,
  type RegressionData,
  type RegressionRacer,
  regressionBowl,
  regressionHash,
  regressionRacer,
} from "@gd/experiments";
import type { SynchronousInterpreter } from "@gd/tensor";
import type { Simulation } from "../../worker/simulation.js";
import type { DescentPicture, RacerPicture } from "./descent-picture.js";
import { type DescentSettings, FULL_SPEED, USUAL_SETTINGS } from "./descent-settings.js";
import { RACERS } from "./racers.js";
import { shownIterations } from "./shown-iterations.js";

/** A racer and its path so far. */
interface Runner {
  readonly racer: RegressionRacer;
  readonly costs: number[];
  /** Five weights after five weights. */
  readonly path: number[];
  weightsHash: string | undefined;
}

/** The race as the worker runs it. Its pictures need no waiting. */
interface Race extends Simulation<DescentSettings, DescentPicture> {
  picture(): DescentPicture;
  ended(): boolean;
}

/** All racers on the same data, an iteration at a time. */
export const race = (data: RegressionData, interpreter: SynchronousInterpreter): Race => {
  const bowl = regressionBowl(data, interpreter);
  let settings = USUAL_SETTINGS;
  let runners = new Map<RacerName, Runner>();

  const reset = (): void => {
    runners = new Map(
      RACERS.map((name) => {
        const racer = regressionRacer(data, name, { interpreter, seed: settings.seed, rule: settings });
        const { cost, weights } = racer.now();
        return [name, { racer, costs: [cost], path: [...weights], weightsHash: undefined }];
      }),
    );
  };
  reset();
  const costAtStart = runners.get("gradient-descent")!.costs[0]!;
  const chosen = (): readonly (readonly [RacerName, Runner])[] =>
    [...runners].filter(([name]) => settings.racers.includes(name));

  /** Returns false once it has stopped. */
  const advance = (runner: Runner): boolean => {
    if (!runner.racer.step()) return false;
    const { cost, weights } = runner.racer.now();
    runner.weightsHash = undefined;
    runner.costs.push(cost);
    runner.path.push(...weights);
    return true;
  };

  return {
    configure(changed) {
      const startsOver = changed.seed !== settings.seed;
      settings = changed;
      if (startsOver) reset();
      for (const { racer } of runners.values()) racer.change(changed);
    },
    reset,
    step() {
      const running = chosen().filter(([, { racer }]) => racer.stop() === undefined);
      const stopped = running.filter(([, runner]) => !advance(runner));
      for (const [, runner] of stopped) runner.weightsHash = regressionHash(runner.racer.figures().weights);
      return running.length > stopped.length;
    },
    pace: () => (settings.speed >= FULL_SPEED ? Number.POSITIVE_INFINITY : settings.speed),
    ended: () => chosen().every(([, { racer }]) => racer.stop() !== undefined),
    picture() {
      const shown = chosen();
      const iterations = shownIterations(shown.map(([, { costs }]) => costs.length));
      const { racer } = runners.get(settings.watched)!;
      return {
        iterations,
        racers: shown.map(([name, runner]) => pictureOf(name, runner, iterations)),
        watched: { name: settings.watched, ...racer.ruleAtWork() },
        bowl,
        decay: settings.decay,
        costAtStart,
      };
    },
  };
};

const pictureOf = (name: RacerName, runner: Runner, iterations: readonly number[]): RacerPicture => {
  const { racer, costs, path, weightsHash } = runner;
  const come = iterations.filter((iteration) => iteration < costs.length);
  const weights = new Float64Array(come.length * 5);
  come.forEach((iteration, i) => {
    for (let weight = 0; weight < 5; weight++) weights[i * 5 + weight] = path[iteration * 5 + weight]!;
  });
  const stop = racer.stop();
  return {
    name,
    ...racer.now(),
    learningRate: racer.ruleAtWork().learningRate,
    costBefore: costs.at(-2),
    costs: come.map((iteration) => costs[iteration]!),
    path: weights,
    stop: stop && { ...racer.figures(), stoppedBy: stop.stoppedBy, weightsHash },
  };
};
