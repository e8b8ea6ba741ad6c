import type { GraphState } from "./graph-state.js";
import { showSymbol } from "./show-symbol.js";
import { showValue } from "./show-value.js";

/** The drawing in words: the network and everything that goes through it. The parameters have fields of their own. */
export const graphSentence = (sizes: readonly number[], { known }: GraphState): string => {
  const values = [...known]
    .filter(([symbol]) => !/[Wb]\d$/.test(symbol))
    .map(([symbol, elements]) => {
      const shown = elements.map(showValue).join(", ");
      return `${showSymbol(symbol)} = ${symbol === "L" ? shown : `[${shown}]`}`;
    });
  return `A network of ${sizes.join(" → ")} units. Known so far: ${values.join("; ")}.`;
};
