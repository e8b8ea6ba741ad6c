import { type ContractCase, expectCases } from "./contract.js";

/** The names of the failing cases of a contract, for testing that they catch a planted mistake. */
export const failingCases = (contract: readonly ContractCase[]): readonly string[] => {
  expectCases("failingCases(contract)", contract);
  return contract
    .filter(({ check }) => {
      try {
        check();
        return false;
      } catch {
        return true;
      }
    })
    .map(({ name }) => name);
};
