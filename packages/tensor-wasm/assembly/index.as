export { heapBase } from "./layout";
export { run } from "./run";
