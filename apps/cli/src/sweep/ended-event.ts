import type { SweepEntry } from "@gd/sweep/node";
import type { SweepConfig } from "./sweep-config.js";

/** A trial that has ended as a line of JSON has it. */
export const endedEvent = ({ curve, values, ...entry }: SweepEntry, config: SweepConfig): object => ({
  type: "ended",
  ...entry,
  epochs: curve.length,
  values: namedValues(values, config),
});

/** Values by the names of their objectives. */
export const namedValues = (values: readonly number[], { objectives }: SweepConfig): Readonly<Record<string, number>> =>
  Object.fromEntries(objectives.map((name, i) => [name, values[i]!]));
