import type { Part } from "../ui/parts.js";

/** Each part once, controls after the panel that they are in. A panel that is not there has no controls either. */
export const sortedParts = (parts: readonly Part[]): readonly Part[] => {
  const once = [...new Map(parts.map((part) => [part.name, part])).values()];
  return once
    .filter(({ panel }) => panel === undefined)
    .flatMap((outer) => [outer, ...once.filter(({ panel }) => panel === outer.name)]);
};
