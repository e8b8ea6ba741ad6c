import { ArgumentError } from "./argument-error.js";
import { expectOptions } from "./expect-options.js";

/** Throws an ArgumentError unless a value is a function. */
export function expectFunction(
  place: string,
  value: unknown,
  advice?: string,
): asserts value is (...given: never) => unknown {
  if (typeof value === "function") return;
  throw new ArgumentError({ place, expected: "a function", received: value, advice });
}

/** What makes an object a part of some kind. */
export interface PartKind {
  /** Completes "expects …": `an optimizer`. */
  readonly expected: string;
  /** The methods that it must have. */
  readonly methods: readonly string[];
  /** A call that makes one, for advice: `adam({ learningRate: 0.001 })`. */
  readonly example: string;
}

/** Whether a value has a method. */
export const has = (value: unknown, method: string): boolean =>
  ((typeof value === "object" && value !== null) || typeof value === "function") &&
  typeof Reflect.get(value, method) === "function";

/** Throws an ArgumentError unless a value has the methods of a kind of part; says so where a function was not called. */
export const expectPart = (place: string, value: unknown, kind: PartKind, otherwise?: string): void => {
  const { expected, methods, example } = expectOptions("expectPart", kind, ["expected", "methods", "example"]);
  if (methods.every((method) => has(value, method))) return;
  throw new ArgumentError({ place, expected, received: value, advice: otherwise ?? adviceFor(value, example) });
};

/** A function may make what was expected, and not have been called. */
const adviceFor = (value: unknown, example: string): string => {
  const name = typeof value === "function" ? value.name : "";
  if (name !== "" && example.startsWith(`${name}(`)) return `Call it: ${example}, for example.`;
  return `${name === "" ? "" : `If it makes one, call it: ${name}(…). `}${example} is one, for example.`;
};
