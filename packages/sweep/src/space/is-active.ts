import { sameValue } from "./same-value.js";
import type { Parameter, Point } from "./space.js";

/** Whether a parameter counts beside the values of those before it. */
export const isActive = ({ when = {} }: Parameter, point: Point): boolean =>
  Object.entries(when).every(([name, values]) => values.some((value) => sameValue(point[name], value)));
