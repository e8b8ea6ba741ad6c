import type { TestProject } from "vitest/node";
import { hashWeights } from "./hash-weights.js";

declare module "vitest" {
  export interface ProvidedContext {
    readonly nodeHash: string;
  }
}

/** Computes on Node what the tests in the browser compare with. */
export default async ({ provide }: TestProject): Promise<void> => {
  provide("nodeHash", await hashWeights());
};
