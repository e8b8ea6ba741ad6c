import {
  constant,
  cosineDecay,
  cosineRestarts,
  exponentialDecay,
  inverseTimeDecay,
  join,
  linearWarmup,
  oneCycle,
  polynomialDecay,
  type Schedule,
  stepDecay,
} from "@gd/optim";
import { expectList } from "../architecture/expect-list.js";
import { titleOf } from "../architecture/make-part.js";
import { constructorsOf, type PartConstructors } from "../architecture/part-constructor.js";

/** What a schedule is made with, beside its options. */
export interface InsideSchedule {
  /**
   * Makes a schedule of a description within this one's.
   *
   * @param name what it is called in messages. Default: its type
   */
  build(description: unknown, name?: string): Schedule;
}

const part = /* @__PURE__ */ constructorsOf<Schedule, InsideSchedule>();

/** The schedules of `@gd/optim` by type. */
export const schedules: PartConstructors<Schedule, InsideSchedule> = /* @__PURE__ */ {
  constant: part(["learningRate"], [], ({ learningRate }) => constant(learningRate)),
  cosineDecay: part(["learningRate", "steps", "finalRate"], [], cosineDecay),
  cosineRestarts: part(["learningRate", "steps", "lengthFactor", "finalRate"], [], cosineRestarts),
  exponentialDecay: part(["learningRate", "decay"], [], exponentialDecay),
  inverseTimeDecay: part(["learningRate", "decay"], [], inverseTimeDecay),
  join: part(["schedules", "at"], [], ({ schedules, at }, _settings, { build }) =>
    join(
      expectList("join(schedules)", schedules).map((schedule, i) => build(schedule, `${i} ${titleOf(schedule)}`)),
      { at },
    ),
  ),
  linearWarmup: part(["learningRate", "steps", "initialRate"], [], linearWarmup),
  oneCycle: part(["learningRate", "steps", "warmup", "initialRate", "finalRate"], [], oneCycle),
  polynomialDecay: part(["learningRate", "steps", "power", "finalRate"], [], polynomialDecay),
  stepDecay: part(["learningRate", "every", "factor"], [], stepDecay),
};
