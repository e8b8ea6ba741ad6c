export { heapBase, place } from "./layout";
export { absolute, add, divide, maximum, multiply, sqrt, subtract, where } from "./elementwise";
export { exp, log, log1p, sigmoid, tanh } from "./elementary";
export { matmul } from "./matmul";
export { allFinite, maxColumns, sumColumns, sumRows } from "./reductions";
export { transpose } from "./transpose";
