import { closest, distance } from "fastest-levenshtein";

/** The name that was probably meant, if one is near. */
export const nearestName = (name: string, names: readonly string[]): string | undefined => {
  const likely = closest(name.toLowerCase(), names);
  return distance(name.toLowerCase(), likely) <= Math.max(2, name.length / 3) ? likely : undefined;
};
