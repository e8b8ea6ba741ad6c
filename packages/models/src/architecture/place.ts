/** Where a part is in an architecture. */
export interface Place {
  /** What has the architecture: "the architecture", or the name of a file. */
  readonly whole: string;
  /** The parts around it and the part itself: `["sequential", "1 linear"]`. */
  readonly path: readonly string[];
}

/** A place as the subject of a sentence: `the architecture, in sequential › 1 linear,`. */
export const placeText = ({ whole, path }: Place): string =>
  path.length === 0 ? whole : `${whole}, in ${path.join(" › ")},`;

/** The place of a part within another. */
export const within = ({ whole, path }: Place, name: string): Place => ({ whole, path: [...path, name] });
