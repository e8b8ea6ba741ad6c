import type { Example } from "./example.js";
import { hostileValues } from "./hostile-values.js";
import { kindOf } from "./kind-of.js";

/** A call with one wrong argument. */
export interface Probe {
  /** How it differs from the example: `argument 0.learningRate is NaN`. */
  readonly difference: string;
  readonly given: readonly unknown[];
  /** Whether the call must be refused: what is wrong is of a kind that does not belong there. */
  readonly mustBeRefused: boolean;
}

/** The calls that differ from an example by one argument, of a function that expects at least `required` of them. */
export const probesOf = (
  given: readonly unknown[],
  { takes = {}, inside = [], fixed = [] }: Example,
  required: number,
): readonly Probe[] => {
  const tried = given.map((_, position) => position).filter((position) => !fixed.includes(position));
  // What a fixed argument says cannot be missing.
  const missing = tried
    .filter((position) => !fixed.some((other) => other > position))
    .map((position) => ({
      difference: `argument ${position} and those after it are missing`,
      given: given.slice(0, position),
      mustBeRefused: position < required && !takes[position]?.includes("undefined"),
    }));
  const wrong = tried.flatMap((position) =>
    variants(given[position], { place: `${position}`, takes, inside, isOptional: position >= required }).map(
      ({ difference, value, mustBeRefused }) => ({
        difference: `argument ${difference}`,
        given: given.with(position, value),
        mustBeRefused,
      }),
    ),
  );
  return [...missing, ...wrong];
};

interface Position extends Required<Pick<Example, "takes" | "inside">> {
  readonly place: string;
  readonly isOptional: boolean;
}

interface Variant {
  readonly difference: string;
  readonly value: unknown;
  readonly mustBeRefused: boolean;
}

/** A value with one thing wrong: itself, or, where it is a list or has names, something in it. */
const variants = (value: unknown, position: Position): readonly Variant[] => {
  const { place, takes, inside } = position;
  const itself = hostileValues.map(([written, wrong]) => ({
    difference: `${place} is ${written}`,
    value: wrong,
    mustBeRefused: isWrong(value, wrong, position),
  }));
  if (Array.isArray(value)) {
    const ofFirst =
      value.length === 0 ? [] : variants(value[0], { ...position, place: `${place}[0]`, isOptional: false });
    return [...itself, ...ofFirst.map((variant) => ({ ...variant, value: value.with(0, variant.value) }))];
  }
  if (kindOf(value) !== "options" && !inside.includes(place)) return itself;
  const members = value as Readonly<Record<string, unknown>>;
  const unknownName = {
    difference: `${place} has a name that there is not`,
    value: { ...members, nameThatThereIsNot: 1 },
    mustBeRefused: !takes[place]?.includes("any name"),
  };
  const ofMembers = Object.entries(members).flatMap(([name, member]) =>
    variants(member, { ...position, place: `${place}.${name}`, isOptional: true }).map((variant) => ({
      ...variant,
      value: { ...members, [name]: variant.value },
    })),
  );
  return [...itself, unknownName, ...ofMembers];
};

const isWrong = (value: unknown, wrong: unknown, { place, takes, isOptional }: Position): boolean => {
  const allowed: readonly string[] = takes[place] ?? [];
  const kind = kindOf(wrong);
  if (allowed.includes(kind) || (wrong === undefined && isOptional)) return false;
  if (kind !== kindOf(value)) return true;
  if (typeof value !== "number" || allowed.includes("any number")) return false;
  if (!Number.isFinite(wrong)) return wrong !== Number.POSITIVE_INFINITY || !allowed.includes("Infinity");
  return Number.isInteger(value) && (wrong === -1 || wrong === 0.5);
};
