export { fromBytes } from "./bytes";
export { elementwise } from "./elementwise";
export { heapBase } from "./layout";
export { matmul, scratchBytes } from "./matmul";
export { useScratch } from "./scratch";
export { run, runTogether, work } from "./threads";
