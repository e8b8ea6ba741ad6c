import type { WeightTried } from "../../rooms/descent/data/data-panel.js";

/** The gradient that counts as none. */
const FLAT = 0.005;

/** Whether the weight is where the cost of all rows is flat. */
export const isAtBottom = ({ gradient }: WeightTried): boolean => Math.abs(gradient) < FLAT;
