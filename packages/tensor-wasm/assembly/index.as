export { heapBase } from "./layout";
export { matmul, scratchBytes } from "./matmul";
export { useScratch } from "./run";
export { endWork, run, runTogether, useControl, work } from "./threads";
