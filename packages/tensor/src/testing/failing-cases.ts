import type { ContractCase } from "./contract.js";

/** For the tests alone: the names of the cases of a contract that fail. */
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
