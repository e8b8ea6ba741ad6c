export { heapBase } from "./layout";
export { matmul, scratchBytes } from "./matmul";
export { run, useScratch } from "./run";
