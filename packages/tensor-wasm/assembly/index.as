export { fromBytes } from "./bytes";
export { elementary } from "./elementary";
export { heapBase } from "./layout";
export { matmul, scratchBytes } from "./matmul";
export { useScratch } from "./scratch";
export { run, runTogether, work } from "./threads";
