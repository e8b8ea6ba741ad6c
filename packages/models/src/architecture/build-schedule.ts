import type { Schedule } from "@gd/optim";
import { type Description, expectFunction, expectOptions } from "@gd/tensor";
import { type InsideSchedule, schedules } from "../constructors/schedules.js";
import { buildPart, type PartKind } from "./build-part.js";
import { expectOwn } from "./expect-own.js";
import { titleOf } from "./make-part.js";
import { type Place, within } from "./place.js";

/** Makes a schedule that is not of `@gd/optim`, of what its description says. */
export type OwnSchedule = (options: never, inside: InsideSchedule) => Schedule;

/** Options of `buildSchedule`. */
export interface BuildScheduleOptions {
  /** Schedules that are not of `@gd/optim`, by the types that their descriptions have, or by their names. */
  readonly own?: Readonly<Record<string, OwnSchedule>>;
}

/**
 * A schedule of its description: the inverse of `schedule.description`.
 *
 * ```ts
 * buildSchedule({ type: "cosineDecay", learningRate: 0.01, steps: 500 });
 * ```
 *
 * Throws  ModelError that says where in the description it is, for a schedule that there is not, an option that it does not
 *         have, or a value that it does not take
 */
export const buildSchedule = (description: Description, options: BuildScheduleOptions = {}): Schedule => {
  const { own = {} } = expectOptions("buildSchedule", options, ["own"]);
  expectOwn("buildSchedule(own)", own);
  return buildScheduleAt(own, description, { whole: "buildSchedule(description)", path: [] });
};

/** The schedule of a description at a place of an architecture. */
export const buildScheduleAt = (
  own: PartKind<Schedule, InsideSchedule>["own"],
  description: unknown,
  place: Place,
): Schedule => {
  const kind: PartKind<Schedule, InsideSchedule> = {
    name: "schedule",
    constructors: schedules,
    own,
    expectPart: expectSchedule,
  };
  const around = place.path.length === 0 ? within(place, titleOf(description)) : place;
  return buildPart(kind, description, place, {
    build: (part, name = titleOf(part)) => buildScheduleAt(own, part, within(around, name)),
  });
};

function expectSchedule(place: string, made: unknown): asserts made is Schedule {
  expectFunction(place, made);
}
