import { expectArgument, expectString } from "../expect/expect.js";
import { placeIn } from "../expect/place-in.js";

/** One thing that must hold. */
export interface ContractCase {
  readonly name: string;
  /** Throws if it does not hold. */
  check(): void;
}

/** Thrown when a contract does not hold. */
export class ContractError extends Error {
  override readonly name = "ContractError";
}

interface TestRunner {
  describe(name: string, body: () => void): void;
  test(name: string, body: () => void): void;
}

/**
 * Makes each case of a contract a test of the runner at hand: the global `describe` and `test` of Vitest (with
 * `globals: true`), Jest or Bun.
 *
 * Throws  ContractError if there is no such runner
 */
export const describeContract = (name: string, cases: readonly ContractCase[]): void => {
  expectString("describeContract(name)", name);
  expectCases("describeContract(cases)", cases);
  const { describe, test } = globalThis as typeof globalThis & Partial<TestRunner>;
  if (describe === undefined || test === undefined) {
    throw new ContractError(
      "contracts run in a test runner with global describe and test (Vitest: test.globals: true)",
    );
  }
  describe(name, () => {
    for (const { name: caseName, check } of cases) test(caseName, check);
  });
};

/** Throws an ArgumentError unless a value is a list of cases. */
export function expectCases(place: string, value: unknown): asserts value is readonly ContractCase[] {
  expectArgument(Array.isArray(value), { place, expected: "a list of cases", received: value });
  for (const [i, part] of value.entries()) {
    const { name, check } = Object(part);
    const isCase = typeof name === "string" && typeof check === "function";
    expectArgument(isCase, { place: placeIn(place, i), expected: "a case with a name and a check", received: part });
  }
}

/** Throws a ContractError with the message unless the condition holds. */
export function assertContract(condition: boolean, message: () => string): asserts condition {
  if (!condition) throw new ContractError(message());
}

/** The error that a call throws. Throws a ContractError if it throws none. */
export const errorOf = (what: string, call: () => unknown): Error => {
  try {
    call();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new ContractError(`${what} was accepted`);
};
