import { createRequire } from "node:module";
import { type Competitor, SkippedError } from "../competitor.ts";
import { type BrainModule, brainNetwork } from "./brain-network.ts";

/** brain.js: version 1, which most people use, and version 2, a beta for years. Both train on the processor. */
export const brain = (version: string): Competitor => ({
  prepare(task, arrays) {
    if (task.kind === "regression") throw new SkippedError("its layers have activations");
    if (task.kind === "convolution") throw new SkippedError("it has no convolutions");
    if (task.kind === "product") throw new SkippedError("it has no matrix product");
    const name = version === "1" ? "brain.js" : "brain.js-2";
    const library: BrainModule = createRequire(import.meta.url)(name);
    return brainNetwork(library, task, arrays);
  },
});
