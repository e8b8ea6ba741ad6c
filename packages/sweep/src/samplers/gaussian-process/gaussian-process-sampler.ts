import { exp, type RandomStream, type RandomStreams } from "@gd/tensor";
import { ascending } from "../../ascending.js";
import { pointAt } from "../../space/point-at.js";
import type { Point, Space } from "../../space/space.js";
import { normalBelow } from "../normal-below.js";
import { quasiRandomSampler } from "../quasi-random.js";
import type { Knowledge, Sampler } from "../sampler.js";
import { scalarValues } from "../scalar-values.js";
import { encode, encodingOf } from "./encode.js";
import { fitProcess } from "./fit-process.js";
import type { GaussianProcess } from "./gaussian-process.js";

/** Options of the sampler of a Gaussian process. */
export interface GaussianProcessOptions {
  /** So many trials are quasi-random, before there is anything to learn of. Default: 10. */
  readonly startup?: number;
  /** Points that are compared, before the best of them are moved about. Default: 500. */
  readonly candidates?: number;
  /** It learns of so many trials, the best ones and the last ones, as its time grows with their cube. Default: 200. */
  readonly most?: number;
}

/**
 * Bayesian optimization: a Gaussian process through the known values, and of many points the one of the largest expected
 * improvement. A point that is pending counts as if its value were what the process expects.
 *
 *   EI = s (z Φ(z) + φ(z)), z = (best − mean) / s
 *
 * Source  D. R. Jones, M. Schonlau & W. J. Welch, Efficient global optimization of expensive black-box functions, Journal of Global
 *         Optimization 13 (1998); D. Ginsbourger, R. Le Riche & L. Carraro (2010), kriging believer
 */
export const gaussianProcessSampler = (
  space: Space,
  random: RandomStreams,
  { startup = 10, candidates = 500, most = 200 }: GaussianProcessOptions = {},
): Sampler => {
  const first = quasiRandomSampler(space, random.within("startup"));
  const encoding = encodingOf(space);
  return {
    learns: true,
    propose(trial, knowledge) {
      if (knowledge.known.length < startup) return first.propose(trial, knowledge);
      const stream = random.stream(`trial ${trial}`);
      const { points, values } = examplesOf(knowledge, stream, most);
      const coordinates = points.map((point) => encode(space, point));
      const known = fitProcess(coordinates, values, encoding);
      const waiting = knowledge.pending.map((point) => encode(space, point));
      const process =
        waiting.length === 0
          ? known
          : fitProcess([...coordinates, ...waiting], [...values, ...waiting.map((at) => known.at(at).mean)], encoding);
      const best = Math.min(...values);
      const gain = (places: readonly number[]): number =>
        expectedImprovement(process, encode(space, pointAt(space, places)), best);
      return pointAt(space, climb(gain, Object.keys(space).length, candidates, stream));
    },
  };
};

/** Points and their values, which are brought to mean 0 and variance 1; a failure counts as the worst. */
const examplesOf = ({ known }: Knowledge, stream: RandomStream, most: number) => {
  const scores = scalarValues(known, stream);
  const order = known.map((_, i) => i).sort((one, other) => ascending(scores[one]!, scores[other]!));
  const kept = new Set([
    ...order.slice(0, Math.ceil(most / 2)),
    ...known.map((_, i) => i).slice(-Math.floor(most / 2)),
  ]);
  const places = [...kept].sort((one, other) => one - other);
  const finite = places.map((i) => scores[i]!).filter(Number.isFinite);
  const worst = finite.length === 0 ? 0 : Math.max(...finite);
  const chosen = places.map((i) => (Number.isFinite(scores[i]!) ? scores[i]! : worst));
  const mean = chosen.reduce((sum, x) => sum + x, 0) / chosen.length;
  const deviation = Math.sqrt(chosen.reduce((sum, x) => sum + (x - mean) ** 2, 0) / chosen.length) || 1;
  return {
    points: places.map((i): Point => known[i]!.point),
    values: chosen.map((x) => (x - mean) / deviation),
  };
};

const expectedImprovement = (process: GaussianProcess, at: readonly number[], best: number): number => {
  const { mean, variance } = process.at(at);
  const deviation = Math.sqrt(variance);
  if (deviation < 1e-9) return Math.max(0, best - mean);
  const z = (best - mean) / deviation;
  const density = exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  return deviation * (z * normalBelow(z) + density);
};

const STARTS = 3;
const STEPS = [0.1, 0.03, 0.01, 0.003, 0.001];

/** The best place that was found: the best ones of many at random, each moved along one coordinate after the other. */
const climb = (
  gain: (places: readonly number[]) => number,
  dimensions: number,
  candidates: number,
  { uniform }: RandomStream,
): readonly number[] => {
  const drawn = Array.from({ length: candidates }, () => {
    const places = Array.from({ length: dimensions }, () => uniform());
    return { places, gain: gain(places) };
  }).sort((one, other) => other.gain - one.gain);
  let best = drawn[0]!;
  for (let current of drawn.slice(0, STARTS)) {
    for (const step of STEPS) {
      for (let i = 0; i < dimensions; i++) {
        for (const move of [-step, step]) {
          const places = current.places.with(i, Math.min(1, Math.max(0, current.places[i]! + move)));
          const moved = { places, gain: gain(places) };
          if (moved.gain > current.gain) current = moved;
        }
      }
    }
    if (current.gain > best.gain) best = current;
  }
  return best.places;
};
