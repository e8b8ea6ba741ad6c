import type { Box, Edge, Point } from "./edge.js";
import { placeEdgeLabels } from "./place-edge-labels.js";

/** The inputs, a layer, or the loss. */
export interface GraphColumn {
  readonly nodes: readonly Box[];
  /** The place of its name: above the nodes, or from the left where the drawing goes down. */
  readonly caption: Point;
  /** The edges to its nodes, `edges[from][to]`; none to the inputs. */
  readonly edges: readonly (readonly Edge[])[];
}

export interface GraphLayout {
  readonly direction: "right" | "down";
  readonly width: number;
  readonly height: number;
  readonly scale: Scale;
  /** The inputs, each layer, and the loss. */
  readonly columns: readonly GraphColumn[];
}

/** How large things are drawn, by the room for a node. */
const SCALES: readonly [Scale, Scale, ...Scale[]] = [
  { node: 112, font: 15, line: 19, characters: 7, onEdge: 6, inset: 7 },
  { node: 86, font: 12, line: 15, characters: 7, onEdge: 6, inset: 5 },
  { node: 64, font: 11, line: 14, characters: 5, onEdge: 5, inset: 5 },
  { node: 0, font: 10, line: 13, characters: 5, onEdge: 5, inset: 3 },
];

interface Scale {
  /** The narrowest node. */
  readonly node: number;
  readonly font: number;
  /** The height of a line of text. */
  readonly line: number;
  /** How many characters a number in a node may have, and one on an edge. */
  readonly characters: number;
  readonly onEdge: number;
  /** The distance between the frame of a node and its text. */
  readonly inset: number;
}

const PADDING = 6;
const CAPTION = 36;
const CAPTION_DOWN = 24;
/** The distance between nodes side by side, and before the loss. */
const BETWEEN = 8;
const BEFORE_LOSS = 40;
/** Shorter edges have no room for their numbers. */
const SHORTEST = 86;

/** The lines of text in a node of a column: values and their gradients, three of each in a unit. */
const linesOf = (sizes: readonly number[], column: number): number =>
  column === 0 ? 2 : column < sizes.length ? 6 : sizes.at(-1)! + 1;

/**
 * Places a network, given the numbers of its inputs and of the units of each layer, in a drawing of a width: from left to
 * right if there is room, otherwise downwards. No two numbers overlap.
 */
export const layoutGraph = (sizes: readonly number[], width: number): GraphLayout => {
  const gapOf = ({ node }: Scale) => (width - (sizes.length + 1) * node - BEFORE_LOSS) / (sizes.length - 1);
  const [large, usual] = SCALES;
  const scale = gapOf(large) >= 2 * SHORTEST ? large : usual;
  return gapOf(scale) >= SHORTEST ? goingRight(sizes, width, gapOf(scale), scale) : goingDown(sizes, width);
};

const heightOf = (sizes: readonly number[], column: number, { line }: Scale): number =>
  linesOf(sizes, column) * line + 2 * PADDING;

/** The width of a number on an edge, with the ∂ of a gradient. */
export const widthOnEdge = ({ font }: Scale, characters: number): number => characters * font * 0.61 + 6;

const labelSize = (scale: Scale) => ({ width: widthOnEdge(scale, scale.onEdge + 1), height: 2 * scale.line });

const goingRight = (sizes: readonly number[], width: number, gap: number, scale: Scale): GraphLayout => {
  const label = labelSize(scale);
  const counts = [...sizes, 1];

  for (let pitch = heightOf(sizes, 1, scale) + 2 * BETWEEN; ; pitch += 4) {
    const content = Math.max(...counts.map((count, column) => (count - 1) * pitch + heightOf(sizes, column, scale)));
    const height = content + CAPTION + 2;
    const middle = CAPTION + content / 2;
    const nodes = counts.map((count, column): readonly Box[] => {
      const left = column === sizes.length ? width - scale.node : column * (scale.node + gap);
      return Array.from({ length: count }, (_, i) => ({
        x: left + scale.node / 2,
        y: middle + (i - (count - 1) / 2) * pitch,
        width: scale.node - 2,
        height: heightOf(sizes, column, scale),
      }));
    });
    const columns = nodes.map((boxes, column): GraphColumn | undefined => {
      const edges = connect(nodes[column - 1] ?? [], boxes, "right");
      const placed = column === sizes.length ? edges : placeEdgeLabels(edges, label, "right");
      return placed && { nodes: boxes, caption: { x: boxes[0]!.x, y: 14 }, edges: placed };
    });
    const complete = columns.filter((column) => column !== undefined);
    if (complete.length === columns.length) {
      return { direction: "right", width, height, scale, columns: complete };
    }
  }
};

const goingDown = (sizes: readonly number[], width: number): GraphLayout => {
  const most = Math.max(...sizes);
  const [, ...scales] = SCALES;
  const scale = scales.find(({ node }) => node + BETWEEN <= width / most) ?? SCALES[SCALES.length - 1]!;
  const nodeWidth = Math.min(SCALES[1].node + 10, width / most - BETWEEN / 2);
  const label = labelSize(scale);
  const columns: GraphColumn[] = [];
  let top = CAPTION_DOWN;

  [...sizes, 1].forEach((size, column) => {
    const isLoss = column === sizes.length;
    const row = (middle: number): readonly Box[] =>
      Array.from({ length: size }, (_, i) => ({
        x: (width * (i + 0.5)) / size,
        y: middle,
        width: nodeWidth,
        height: heightOf(sizes, column, scale),
      }));
    const half = heightOf(sizes, column, scale) / 2;
    const before = columns.at(-1)?.nodes ?? [];
    // Labels side by side would need this much without any space between them.
    const dense = (before.length * size * label.width * label.height) / width;
    const tightest = column === 0 ? 0 : isLoss ? BEFORE_LOSS : Math.round(label.height + 40 + dense);
    for (let gap = tightest; ; gap += 6) {
      const nodes = row(top + gap + half);
      const edges = connect(before, nodes, "down");
      const placed = isLoss ? edges : placeEdgeLabels(edges, label, "down");
      if (placed === undefined) continue;
      columns.push({ nodes, caption: { x: 0, y: top + gap - 8 }, edges: placed });
      top += gap + 2 * half;
      break;
    }
  });
  return { direction: "down", width, height: top + 2, scale, columns };
};

const connect = (from: readonly Box[], to: readonly Box[], direction: "right" | "down") =>
  from.map((source) =>
    to.map(
      (target): Edge =>
        direction === "right"
          ? {
              from: { x: source.x + source.width / 2, y: source.y },
              to: { x: target.x - target.width / 2, y: target.y },
            }
          : {
              from: { x: source.x, y: source.y + source.height / 2 },
              to: { x: target.x, y: target.y - target.height / 2 },
            },
    ),
  );
