export { multiply as matmul } from "./multiply";
export { scratchBytes } from "./multiply-in-blocks";
