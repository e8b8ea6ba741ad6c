import type { ContractCase } from "./contract.js";

/** The names of the cases of a contract that fail: what a planted mistake must be caught by. */
export const failingCases = (contract: readonly ContractCase[]): readonly string[] =>
  contract
    .filter(({ check }) => {
      try {
        check();
        return false;
      } catch {
        return true;
      }
    })
    .map(({ name }) => name);
