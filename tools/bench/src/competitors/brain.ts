import { createRequire } from "node:module";
import type { Competitor } from "../competitor.ts";
import { type BrainModule, brainNetwork } from "./brain-network.ts";

/** brain.js: version 1, which most people use, and version 2, a beta for years. Both train on the processor. */
export const brain = (version: string): Competitor => ({
  network(task, arrays) {
    const name = version === "1" ? "brain.js" : "brain.js-2";
    const library: BrainModule = createRequire(import.meta.url)(name);
    return brainNetwork(library, task, arrays);
  },
});
