import type { LineSearch, Schedule } from "@gd/optim";
import {
  type Description,
  expectOptions,
  expectPart,
  expectTransformation,
  type GradientTransformation,
} from "@gd/tensor";
import { lineSearches } from "../constructors/line-searches.js";
import { type InsideOptimizer, optimizers } from "../constructors/optimizers.js";
import { buildPart, type PartKind } from "./build-part.js";
import { buildScheduleAt } from "./build-schedule.js";
import { expectOwn } from "./expect-own.js";
import { titleOf } from "./make-part.js";
import { type Place, within } from "./place.js";

/** Makes a transformation, a schedule or a line search that is not of `@gd/optim`, of what its description says. */
export type OwnOptimizer = (options: never, inside: InsideOptimizer) => GradientTransformation | Schedule | LineSearch;

/** Options of `buildOptimizer`. */
export interface BuildOptimizerOptions {
  /** What is not of `@gd/optim`, by the types that descriptions have, or by names. */
  readonly own?: Readonly<Record<string, OwnOptimizer>>;
}

/**
 * An optimizer, or another gradient transformation, of its description: the inverse of `optimizer.description`.
 *
 * ```ts
 * buildOptimizer({ type: "adam", settings: { learningRate: { type: "cosineDecay", learningRate: 0.01, steps: 500 } } });
 * ```
 *
 * A function of one's own that is the learning rate has no description: it is passed among `own`, by its name.
 *
 * Throws  ModelError that says where in the description it is, for an optimizer that there is not, an option that it does not
 *         have, or a value that it does not take
 */
export const buildOptimizer = (
  description: Description,
  options: BuildOptimizerOptions = {},
): GradientTransformation => {
  const { own = {} } = expectOptions("buildOptimizer", options, ["own"]);
  expectOwn("buildOptimizer(own)", own);
  return build(own, description, { whole: "buildOptimizer(description)", path: [] });
};

type Own = NonNullable<BuildOptimizerOptions["own"]>;

const build = (own: Own, description: unknown, place: Place): GradientTransformation => {
  const around = place.path.length === 0 ? within(place, titleOf(description)) : place;
  const inside: InsideOptimizer = {
    build: (part, name = titleOf(part)) => build(own, part, within(around, name)),
    // A description may have anything for a number: the optimizer looks at it.
    rate: (learningRate) => (typeof learningRate === "object" ? schedule(learningRate) : (learningRate as number)),
    lineSearch: (search) => buildPart(lineSearchKind, search, within(around, "lineSearch"), undefined),
  };
  const ownWithin = Object.fromEntries(
    Object.entries(own).map(([name, make]) => [name, (options: never) => make(options, inside)]),
  );
  const schedule = (rate: unknown): Schedule => buildScheduleAt(ownWithin, rate, within(around, "learningRate"));
  const lineSearchKind: PartKind<LineSearch, undefined> = {
    name: "line search",
    constructors: lineSearches,
    own: ownWithin,
    expectPart: expectLineSearch,
  };
  const kind: PartKind<GradientTransformation, InsideOptimizer> = {
    name: "optimizer",
    constructors: optimizers,
    own,
    expectPart: expectTransformation,
  };
  return buildPart(kind, description, place, inside);
};

function expectLineSearch(place: string, made: unknown): asserts made is LineSearch {
  expectPart(place, made, { expected: "a line search", methods: ["search"], example: "strongWolfe()" });
}
