import { type DescriptionOptions, type DescriptionValue, descriptionOf } from "@gd/tensor";
import type { Schedule } from "../schedules/schedule.js";

/** Options of a transformation that may change while a training goes on. */
export type Settings = Readonly<Record<string, DescriptionValue | Schedule>>;

/** The same as data: a schedule as what it says that it is. */
export const describeSettings = (settings: Settings): DescriptionOptions =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, typeof value === "function" ? descriptionOf(value) : value]),
  );
