export { type Difference, firstDifference } from "@gd/tensor";
