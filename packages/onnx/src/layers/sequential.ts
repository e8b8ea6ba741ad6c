import { partsOf } from "./options-of.js";
import type { WriteLayer } from "./part.js";

/** Layers one after the other; `stack` describes itself so, too. */
export const sequential: WriteLayer = (part, input, { write }) =>
  partsOf(part).reduce((value, layer) => write(layer, value), input);
