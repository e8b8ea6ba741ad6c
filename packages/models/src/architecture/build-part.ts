import { nearestName } from "@gd/tensor";
import { ModelError } from "../model-error.js";
import type { PartConstructors, Values } from "./part-constructor.js";
import { type Place, placeText } from "./place.js";

/** Parts within parts, at most: more would be a mistake, or made to be one. */
const DEEPEST = 100;

/** A constructor of a user's own, by the name of what it makes. */
type OwnConstructors<Inside> = Readonly<Record<string, (options: never, inside: Inside) => unknown>>;

/** A kind of parts, and all that there are of it. */
export interface PartKind<Made, Inside> {
  /** "layer", for messages. */
  readonly name: string;
  readonly constructors: PartConstructors<Made, Inside>;
  readonly own: OwnConstructors<Inside>;
  /** Throws an ArgumentError unless what an own constructor returned is such a part. */
  expectPart(place: string, made: unknown): asserts made is Made;
}

/** The name of a part in its architecture: its type, or its own name. */
export const titleOf = (description: unknown): string => {
  const { type, name } = Object(description);
  const title = type === "own" ? name : type;
  return typeof title === "string" ? title.slice(0, 60) : "something";
};

/**
 * Makes a part of its description, which may come from a file: nothing of it is believed.
 *
 * Throws  ModelError that says where in the architecture it is
 */
export const buildPart = <Made, Inside>(
  { name: kind, constructors, own, expectPart }: PartKind<Made, Inside>,
  description: unknown,
  place: Place,
  inside: Inside,
): Made => {
  const at = placeText(place);
  const one = `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}`;
  const fail = (problem: string, advice?: string) => new ModelError({ place: at, problem, advice });
  if (place.path.length > DEEPEST) throw fail(`has more than ${DEEPEST} parts within each other`);
  if (!isObject(description)) throw fail(`has no description of ${one}`);
  const { type, settings = {}, ...options } = description;
  if (typeof type !== "string") throw fail(`has ${one} without a type`);
  if (!isObject(settings)) throw fail("has settings that are no options by name");

  const ownName = type === "own" ? options["name"] : type;
  if (typeof ownName === "string" && Object.hasOwn(own, ownName)) {
    return carefully(at, () => {
      // What options there are is for the function to look at.
      const made = own[ownName]!({ ...options, ...settings } as never, inside);
      // An assertion needs a name with a type of its own.
      const expectMade: PartKind<Made, Inside>["expectPart"] = expectPart;
      expectMade(`what own.${ownName} returns`, made);
      return made;
    });
  }
  if (!Object.hasOwn(constructors, type))
    throw unknownType(fail, { kind, one }, description, [...Object.keys(constructors), ...Object.keys(own)]);
  const entry = constructors[type]!;
  const known = [...entry.options, ...entry.settings];
  for (const [where, given, names] of [
    ["option", options, known],
    ["setting", settings, entry.settings],
  ] as const) {
    const unknown = Object.keys(given).find((name) => !names.includes(name));
    if (unknown === undefined) continue;
    throw fail(`has the ${where} ${shown(unknown)}, which ${type} does not have`, meant(unknown, names));
  }
  // By hand, settings may stand beside the type as well.
  const beside = Object.entries(options).filter(([name]) => !entry.options.includes(name));
  const all = { ...Object.fromEntries(beside), ...settings } as Values;
  return carefully(at, () => entry.make(options as Values, all, inside));
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

const unknownType = (
  fail: (problem: string, advice?: string) => ModelError,
  { kind, one }: { readonly kind: string; readonly one: string },
  description: Readonly<Record<string, unknown>>,
  known: readonly string[],
): ModelError => {
  const title = titleOf(description);
  if (description["type"] === "own") {
    return fail(
      `has ${one} of somebody's own, ${shown(title)}`,
      `Pass a function that makes it: { own: { ${identifier(title)}: (options) => … } }.`,
    );
  }
  return fail(
    `has the ${kind} ${shown(title)}, which there is not`,
    meant(title, known) ??
      `If it is your own, pass a function that makes it: { own: { ${identifier(title)}: (options) => … } }.`,
  );
};

const meant = (name: string, names: readonly string[]): string | undefined => {
  const nearest = nearestName(name.slice(0, 60), names);
  return nearest === undefined ? undefined : `Did you mean ${nearest}?`;
};

const shown = (text: string): string => (text === "" ? "without a name" : text.slice(0, 60));
const identifier = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  Object.prototype.toString.call(value) === "[object Object]";
