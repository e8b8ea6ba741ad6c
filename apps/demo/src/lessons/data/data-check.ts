import type { WeightTried } from "../../rooms/descent/data/data-panel.js";
import { isFlat } from "../../rooms/descent/data/slope-problem.js";

/** Whether the weight is where the cost of all rows is flat. */
export const isAtBottom = ({ gradient }: WeightTried): boolean => isFlat(gradient);
