import { NOTEBOOK_REGRESSION } from "@gd/experiments";
import type { DescentPicture } from "./descent-picture.js";
import { RACER_LABELS } from "./racers.js";
import { fixed } from "./show-figure.js";

/** The chart of the costs in words. */
export const costSummary = ({ racers, costAtStart }: DescentPicture): string => {
  const ways = racers.map(({ name, stop, ...now }) => {
    const { iteration, cost } = stop ?? now;
    const printed = name === "adam" ? undefined : NOTEBOOK_REGRESSION[name];
    const document = printed
      ? ` (the document ended at iteration ${printed.iteration} with ${fixed(printed.cost, 2)})`
      : "";
    return `${RACER_LABELS[name].title} ${stop ? "stopped" : "is"} at iteration ${iteration} with ${fixed(cost, 2)}${document}`;
  });
  return `The cost on a logarithmic scale, from ${fixed(costAtStart, 2)} at the start. ${ways.join("; ")}.`;
};
