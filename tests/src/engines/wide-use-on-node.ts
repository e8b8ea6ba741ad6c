import { gzipSync } from "node:zlib";
import { writeIdx } from "@gd/data";
import type { TestProject } from "vitest/node";
import { type Outcome, useWidely } from "./wide-use.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** Whether the browser takes the page for one from a secure place. */
    readonly isSecure: boolean;
    readonly browser: "chromium" | "firefox" | "webkit";
    readonly compressed: readonly number[];
    readonly nodeOutcome: Outcome;
  }
}

/** Computes on Node what the tests in the browser expect. */
export default async ({ provide }: TestProject): Promise<void> => {
  const idx = gzipSync(writeIdx({ type: "uint8", shape: [3], data: Uint8Array.of(1, 2, 3) }));
  provide("compressed", [...idx]);
  provide("nodeOutcome", await useWidely({ idx, writeAndRead: (bytes) => bytes }));
};
