import { ArgumentError, type ArgumentMismatch } from "./argument-error.js";
import { expectAttached } from "./expect-attached.js";

/** Throws an ArgumentError unless the condition holds. */
export function expectArgument(holds: boolean, mismatch: ArgumentMismatch): asserts holds {
  // Not if it is merely truthy.
  if (holds === true) return;
  if (typeof mismatch !== "object" || mismatch === null) {
    const advice = "It says what an error is made of.";
    const expected = "an object with place, expected and received";
    throw new ArgumentError({ place: "expectArgument(mismatch)", expected, received: mismatch, advice });
  }
  throw new ArgumentError(mismatch);
}

/** Bounds of a number, all optional. */
export interface Bounds {
  /** The smallest number allowed. */
  readonly from?: number;
  /** The largest number allowed. */
  readonly to?: number;
  /** The number must be greater than this. */
  readonly above?: number;
  /** The number must be less than this. */
  readonly below?: number;
  /** Whether it must be a whole number. Default: false. */
  readonly whole?: boolean;
}

/**
 * Throws an ArgumentError unless a value is a finite number within bounds.
 *
 *   expectNumber("adam(meanDecay)", meanDecay, { from: 0, below: 1 })
 */
export function expectNumber(
  place: string,
  value: unknown,
  bounds: Bounds = {},
  advice?: string,
): asserts value is number {
  if (bounds === null) throw boundsExpected(bounds);
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = bounds;
  const { above = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY, whole = false } = bounds;
  if (typeof value === "number" && value >= from && value <= to && value > above && value < below) {
    if (Number.isFinite(value) && (!whole || Number.isInteger(value))) return;
  }
  throw new ArgumentError({ place, expected: describeBounds(bounds), received: value, advice });
}

/** Throws an ArgumentError unless a value is a whole number of at least `from`. Default: 1. */
export function expectSize(place: string, value: unknown, from = 1): asserts value is number {
  expectNumber(place, value, { from, whole: true });
}

/** Throws an ArgumentError unless a value is true or false. */
export function expectBoolean(place: string, value: unknown): asserts value is boolean {
  expectArgument(typeof value === "boolean", { place, expected: "true or false", received: value });
}

/** Throws an ArgumentError unless a value is a string. */
export function expectString(place: string, value: unknown): asserts value is string {
  expectArgument(typeof value === "string", { place, expected: "a string", received: value });
}

/** Throws an ArgumentError unless a value is a list of strings. */
export function expectStrings(place: string, value: unknown): asserts value is readonly string[] {
  const areStrings = Array.isArray(value) && value.every((name) => typeof name === "string");
  expectArgument(areStrings, { place, expected: "a list of strings", received: value });
}

/** Throws an ArgumentError unless a value is a list of numbers, or a typed array of them; NaN and ∞ are numbers. */
export function expectNumbers(place: string, value: unknown): asserts value is ArrayLike<number> {
  const isList = Array.isArray(value) ? value.every((x) => typeof x === "number") : isNumericArray(value);
  expectArgument(isList, { place, expected: "a list of numbers", received: value });
  expectAttached(place, value);
}

const isNumericArray = (value: unknown): boolean =>
  ArrayBuffer.isView(value) && "length" in value && (value.length === 0 || typeof Reflect.get(value, 0) === "number");

/** Throws an ArgumentError unless a value is one of the choices. */
export function expectOneOf<const Choice extends string>(
  place: string,
  value: unknown,
  choices: readonly Choice[],
): asserts value is Choice {
  expectStrings("expectOneOf(choices)", choices);
  if (choices.some((choice) => choice === value)) return;
  const quoted = choices.map((choice) => JSON.stringify(choice));
  const last = quoted.pop();
  const expected = quoted.length === 0 ? `${last}` : `${quoted.join(", ")} or ${last}`;
  throw new ArgumentError({ place, expected, received: value });
}

const boundsExpected = (received: unknown): ArgumentError =>
  new ArgumentError({ place: "expectNumber(bounds)", expected: "an object with bounds of a number", received });

const describeBounds = ({ from, to, above, below, whole = false }: Bounds): string => {
  const kind = whole ? "a whole number" : "a finite number";
  if (from !== undefined && to !== undefined) return `${kind} from ${from} to ${to}`;
  const bounds = [
    ...(from === undefined ? [] : [`≥ ${from}`]),
    ...(above === undefined ? [] : [`> ${above}`]),
    ...(to === undefined ? [] : [`≤ ${to}`]),
    ...(below === undefined ? [] : [`< ${below}`]),
  ];
  return bounds.length === 0 ? kind : `${kind} ${bounds.join(" and ")}`;
};
