export { heapBase, place } from "./layout";
export { absolute, add, divide, maximum, multiply, sqrt, subtract, transpose, where } from "./elementwise";
export { exp, log, log1p, sigmoid, tanh } from "./elementary";
export { matmul, scratchBytes } from "./matmul";
export { maxColumns, sumColumns, sumRows } from "./reductions";
