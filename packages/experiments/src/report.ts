/** A figure of a document beside ours. */
export interface Comparison {
  readonly quantity: string;
  /** What the document printed or claims. */
  readonly document: string;
  readonly ours: string;
  /** Whether the two agree; undefined where there is nothing to compare. */
  readonly same: boolean | undefined;
  /** Why they differ, if they do, or why there is nothing to compare. */
  readonly why?: string;
}

export interface Axis {
  readonly label: string;
  readonly scale: "linear" | "log";
}

export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** Curves over one pair of axes, to be drawn in a terminal, a file or a page. */
export interface Figure {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
}

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A grey image, 0 black to 255 white, row by row. */
export interface Picture {
  readonly caption: string;
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** What a reader sees of a finished experiment. */
export interface Report {
  readonly comparisons: readonly Comparison[];
  /** What there is to understand, in a sentence or two each. */
  readonly remarks: readonly string[];
  readonly figure: Figure;
  readonly tables: readonly Table[];
  readonly pictures: readonly Picture[];
}
