import { nearestName } from "@gd/tensor";
import { ModelError } from "../model-error.js";
import type { PartConstructor, Values } from "./part-constructor.js";
import { type Place, placeText } from "./place.js";

/** Parts within parts, at most: more would be a mistake, or made to be one. */
const DEEPEST = 100;

/** The name of a part in its architecture: its type, or its own name. */
export const titleOf = (description: unknown): string => {
  const { type, name } = Object(description);
  const title = type === "own" ? name : type;
  return typeof title === "string" ? title.slice(0, 60) : "something";
};

/** What a description says of a part. */
export interface DescribedPart {
  readonly type: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** What a description says, which may come from a file: nothing of it is believed. Throws ModelError. */
export const describedPart = (one: string, description: unknown, place: Place): DescribedPart => {
  const fail = (problem: string) => new ModelError({ place: placeText(place), problem });
  if (place.path.length > DEEPEST) throw fail(`has more than ${DEEPEST} parts within each other`);
  if (!isObject(description)) throw fail(`has no description of ${one}`);
  const { type, settings = {}, ...options } = description;
  if (typeof type !== "string") throw fail(`has ${one} without a type`);
  if (!isObject(settings)) throw fail("has settings that are no options by name");
  return { type, options, settings };
};

/** Makes a part by the constructor of its type. Throws ModelError that says where in the architecture it is. */
export const makePart = <Made, Inside>(
  entry: PartConstructor<Made, Inside>,
  { type, options, settings }: DescribedPart,
  place: Place,
  inside: Inside,
): Made => {
  const known = [...entry.options, ...entry.settings];
  for (const [where, given, names] of [
    ["option", options, known],
    ["setting", settings, entry.settings],
  ] as const) {
    const unknown = Object.keys(given).find((name) => !names.includes(name));
    if (unknown === undefined) continue;
    const problem = `has the ${where} ${shown(unknown)}, which ${type} does not have`;
    throw new ModelError({ place: placeText(place), problem, advice: meant(unknown, names) });
  }
  // By hand, settings may stand beside the type as well.
  const beside = Object.entries(options).filter(([name]) => !entry.options.includes(name));
  const all = { ...Object.fromEntries(beside), ...settings } as Values;
  return carefully(placeText(place), () => entry.make(options as Values, all, inside));
};

/** Runs a constructor, whose error becomes one that says where in the architecture it is. */
export const carefully = <Made>(place: string, make: () => Made): Made => {
  try {
    return make();
  } catch (cause) {
    if (cause instanceof ModelError) throw cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    // Those of shapes have lines.
    throw new ModelError(
      { place, problem: `cannot be: ${message.replace(/\s*\n\s*/g, ", ").replace(/ {2,}/g, " ")}` },
      { cause },
    );
  }
};

/** The name that was probably meant, as advice. */
export const meant = (name: string, names: readonly string[]): string | undefined => {
  const nearest = nearestName(name.slice(0, 60), names);
  return nearest === undefined ? undefined : `Did you mean ${nearest}?`;
};

/** A name, as messages have it. */
export const shown = (text: string): string => (text === "" ? "without a name" : text.slice(0, 60));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  Object.prototype.toString.call(value) === "[object Object]";
