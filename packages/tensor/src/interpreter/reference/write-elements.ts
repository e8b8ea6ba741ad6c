import type { Elements } from "../../dtype.js";
import type { Shape } from "../../shape.js";

/** Writes the elements of a result, which are all 0 before. */
export type WriteElements = (y: Elements, operands: never, shape: Shape) => void;
