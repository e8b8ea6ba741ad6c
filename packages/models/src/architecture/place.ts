/** Where a part is in an architecture. */
export interface Place {
  /** What has the architecture: "the architecture", or the name of a file. */
  readonly whole: string;
  /** The parts around it and the part itself: `["sequential", "1 linear"]`. */
  readonly path: readonly string[];
}

/** Parts of a place that are named at its beginning and at its end, at most. */
const NAMED = 4;

/** A place as the subject of a sentence: `the architecture, in sequential › 1 linear,`. Of a deep one, the depth is said. */
export const placeText = ({ whole, path }: Place): string => {
  if (path.length === 0) return whole;
  const left = path.length - 2 * NAMED;
  const shown = left <= 1 ? path : [...path.slice(0, NAMED), `${left} more`, ...path.slice(-NAMED)];
  return `${whole}, in ${shown.join(" › ")},`;
};

/** The place of a part within another. */
export const within = ({ whole, path }: Place, name: string): Place => ({ whole, path: [...path, name] });
