import type { TestProject } from "vitest/node";
import { hashWeights } from "./hash-weights.js";

declare module "vitest" {
  export interface ProvidedContext {
    readonly nodeHash: string;
  }
}

/** Computes on Node the hash that the tests in the browser expect. */
export default async ({ provide }: TestProject): Promise<void> => {
  provide("nodeHash", await hashWeights());
};
