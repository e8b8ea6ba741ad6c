import { distanceToLine } from "../../distance-to-line.js";

/** Where the units of a network are drawn, in pixels. */
export interface NetworkLayout {
  readonly width: number;
  readonly height: number;
  /** Of the place above the units. */
  readonly head: number;
  /** The edge of a unit. */
  readonly unit: number;
  /** From one column of units to the next. */
  readonly distance: number;
  /** The middle of each unit, layer by layer. */
  readonly layers: readonly (readonly Place[])[];
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** An edge between two units: into a unit of a layer, both counted from 0, where layer 0 is the first hidden one. */
export interface Edge {
  readonly layer: number;
  readonly from: number;
  readonly to: number;
}

/** Fingers need 24 pixels; more than 44 show nothing more. */
const [LEAST, MOST] = [26, 44];
/** For the buttons above a layer: beside each other, or one above the other where columns are close. */
const [LOW, HIGH] = [38, 66];
const WIDE = 64;

/** A column for each layer, over all of the width. */
export const networkLayout = (sizes: readonly number[], width: number): NetworkLayout => {
  const gaps = sizes.length - 1;
  const unit = Math.round(Math.max(LEAST, Math.min(MOST, width / (1.7 * sizes.length))));
  const distance = (width - unit) / gaps;
  const pitch = Math.round(1.3 * unit);
  const head = distance < WIDE ? HIGH : LOW;
  return {
    width,
    unit,
    distance,
    head,
    height: head + pitch * Math.max(...sizes),
    layers: sizes.map((size, column) =>
      Array.from({ length: size }, (_, row) => ({
        x: unit / 2 + column * distance,
        y: head + pitch * (row + 0.5),
      })),
    ),
  };
};

/** Where an edge begins and ends: at the sides of its units. */
export const endsOf = ({ layers, unit }: NetworkLayout, { layer, from, to }: Edge): readonly [Place, Place] => {
  const [start, end] = [layers[layer]![from]!, layers[layer + 1]![to]!];
  return [
    { x: start.x + unit / 2, y: start.y },
    { x: end.x - unit / 2, y: end.y },
  ];
};

/** All edges of a network. */
export const edgesOf = (sizes: readonly number[]): readonly Edge[] =>
  sizes
    .slice(1)
    .flatMap((size, layer) =>
      Array.from(
        { length: sizes[layer]! * size },
        (_, i): Edge => ({ layer, from: Math.floor(i / size), to: i % size }),
      ),
    );

/** The edge that passes nearest to a place, if it is no further than `reach` pixels away. */
export const edgeAt = (
  layout: NetworkLayout,
  edges: readonly Edge[],
  place: Place,
  reach: number,
): Edge | undefined => {
  let nearest: Edge | undefined;
  let least = reach;
  for (const edge of edges) {
    const distance = distanceToLine(place, ...endsOf(layout, edge));
    if (distance > least) continue;
    least = distance;
    nearest = edge;
  }
  return nearest;
};
