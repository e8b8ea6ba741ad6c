import { isDetached } from "../is-detached.js";

/** What a function expects of an argument, and what it received. */
export interface ArgumentMismatch {
  /** The function and its argument: `adam(learningRate)`. */
  readonly place: string;
  /** Completes "expects …": `a finite number ≥ 0`. */
  readonly expected: string;
  readonly received: unknown;
  /** What to do about it, as a sentence. */
  readonly advice?: string | undefined;
}

/** Thrown for an invalid argument. The message names the argument, what was expected and what was received. */
export class ArgumentError extends RangeError {
  override readonly name = "ArgumentError";
  readonly place: string;
  readonly expected: string;
  readonly received: unknown;
  readonly advice: string | undefined;

  constructor({ place, expected, received, advice }: ArgumentMismatch) {
    super(
      `${wordsOf(place)} expects ${wordsOf(expected)}, but received ${describe(received)}.${advice === undefined ? "" : ` ${wordsOf(advice)}`}`,
    );
    this.place = place;
    this.expected = expected;
    this.received = received;
    this.advice = advice;
  }
}

/** Words, or whatever somebody passes in their place. */
const wordsOf = (value: unknown): string => (typeof value === "string" ? value : describe(value));

const LONGEST = 80;
/** Lists within lists that are shown; one that contains itself has no end. */
const DEEPEST = 5;

const describe = (value: unknown, depth = 0): string => {
  if (typeof value === "string") return shortened(JSON.stringify(value));
  if (typeof value === "function") return value.name === "" ? "a function" : `the function ${value.name}`;
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? "-0" : String(value);
  // Not isTensor: what it imports needs this error.
  if ("dtype" in value && "shape" in value && Array.isArray(value.shape)) {
    return `a tensor of shape ${describe(value.shape, depth + 1)}`;
  }
  if (Array.isArray(value)) return describeList(value, depth);
  const { name } = Object.getPrototypeOf(value)?.constructor ?? {};
  if (typeof name === "string" && name !== "" && name !== "Object") {
    if (isDetached(value)) return `a detached ${name}`;
    return `${/^[AEIO]/.test(name) ? "an" : "a"} ${name}`;
  }
  const keys = Object.keys(value);
  return keys.length === 0 ? "{}" : shortened(`{ ${keys.join(", ")} }`);
};

const describeList = (list: readonly unknown[], depth: number): string => {
  if (depth > DEEPEST) return "[…]";
  let text = "";
  for (let i = 0; i < list.length && text.length < LONGEST; i++) {
    text += `${i > 0 ? ", " : ""}${describe(list[i], depth + 1)}`;
  }
  return shortened(`[${text}]`);
};

const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
