import type { Box, Edge } from "./edge.js";

/** Distances between labels, and between a label and the nodes: more where the nodes have a caption above them. */
const APART = 3;
const BEFORE_NODE = 6;
const BEFORE_CAPTION = 26;
const TRIES = 25;

type Edges = readonly (readonly Edge[])[];

/**
 * Puts a label on each edge between two columns so that no two overlap; undefined if there is no room for that. Where
 * possible they are in line, a part 1/(n + 1) of the way to n nodes, where no two edges meet.
 */
export const placeEdgeLabels = (
  edges: Edges,
  size: { readonly width: number; readonly height: number },
  direction: "right" | "down",
): Edges | undefined => {
  const first = edges[0]?.[0];
  if (first === undefined) return edges;
  const length = direction === "right" ? first.to.x - first.from.x : first.to.y - first.from.y;
  const half = (direction === "right" ? size.width : size.height) / 2;
  const least = (half + BEFORE_NODE) / length;
  const most = 1 - (half + (direction === "right" ? BEFORE_NODE : BEFORE_CAPTION)) / length;
  if (least > most) return undefined;

  const wished = Math.min(most, Math.max(least, 1 / (edges[0]!.length + 1)));
  const tries = Array.from({ length: TRIES }, (_, i) => least + ((most - least) * i) / (TRIES - 1));
  tries.push(wished);
  tries.sort((left, right) => Math.abs(left - wished) - Math.abs(right - wished));

  const taken: Box[] = [];
  const place = (edge: Edge): Edge | undefined => {
    for (const part of tries) {
      const label = {
        x: edge.from.x + (edge.to.x - edge.from.x) * part,
        y: edge.from.y + (edge.to.y - edge.from.y) * part,
        ...size,
      };
      if (taken.some((other) => overlap(other, label, APART))) continue;
      taken.push(label);
      return { ...edge, label };
    }
    return undefined;
  };
  const placed = edges.map((row) => row.map(place).filter((edge) => edge !== undefined));
  return placed.every((row, i) => row.length === edges[i]!.length) ? placed : undefined;
};

export const overlap = (left: Box, right: Box, apart = 0): boolean =>
  Math.abs(left.x - right.x) < (left.width + right.width) / 2 + apart &&
  Math.abs(left.y - right.y) < (left.height + right.height) / 2 + apart;
