import { NOTEBOOK_REGRESSION } from "@gd/experiments";
import type { DescentPicture } from "./descent-picture.js";
import { RACER_LOOKS } from "./racers.js";
import { fixed } from "./show-figure.js";

/** What is to be seen of the costs, in words. */
export const costSummary = ({ racers, costAtStart }: DescentPicture): string => {
  const ways = racers.map(({ name, stop, ...now }) => {
    const { iteration, cost } = stop ?? now;
    const printed = name === "adam" ? undefined : NOTEBOOK_REGRESSION[name];
    const document = printed
      ? ` (the document ended at iteration ${printed.iteration} with ${fixed(printed.cost, 2)})`
      : "";
    return `${RACER_LOOKS[name].title} ${stop ? "stopped" : "is"} at iteration ${iteration} with ${fixed(cost, 2)}${document}`;
  });
  return `The cost on a log scale, which starts at ${fixed(costAtStart, 2)}. ${ways.join("; ")}.`;
};
