import type { Edge } from "./edge.js";
import { placeOf } from "./edits.js";
import { type GraphColumn, type GraphLayout, widthOnEdge } from "./graph-layout.js";
import { markOf } from "./graph-node.js";
import type { GraphState } from "./graph-state.js";
import { showSymbol } from "./show-symbol.js";
import { showShort, showValue } from "./show-value.js";
import type { LitEdge } from "./use-lit-edge.js";

interface GraphEdgesProps {
  readonly layout: GraphLayout;
  readonly column: GraphColumn;
  /** The layer to which the edges lead, counted from 1; after the last one, the loss. */
  readonly layer: number;
  readonly state: GraphState;
  /** Whether the last operation goes along them without reading weights, as to the loss. */
  readonly active: boolean;
  readonly lit: LitEdge;
}

/** The weights of a layer, each with its gradient. An edge and its numbers light up together. */
export const GraphEdges = ({ layout, column: { edges }, layer, state, active, lit }: GraphEdgesProps) => {
  const symbol = `W${layer}`;
  const marks = [markOf(state, symbol), markOf(state, `∂L/∂${symbol}`)];
  const highlighted = active || marks.includes("made") || marks.includes("read");
  const flat = edges.flatMap((row, from) =>
    row.map((edge, to) => ({ edge, element: from * row.length + to, from, to, place: placeOf(symbol, from, to) })),
  );
  return (
    <g class="edges">
      {flat.map(({ edge: { from, to, label }, place }) => {
        const line = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
        return (
          <g key={place} class={lit.place === place ? "lit" : ""}>
            <line class={highlighted ? "active" : ""} {...line} />
            {label && <line class="reach" {...line} data-edge={place} />}
          </g>
        );
      })}
      {flat.map((place) => (
        <Label key={place.place} layout={layout} symbol={symbol} state={state} lit={lit} {...place} />
      ))}
    </g>
  );
};

interface LabelProps {
  readonly layout: GraphLayout;
  readonly edge: Edge;
  readonly symbol: string;
  readonly place: string;
  readonly from: number;
  readonly to: number;
  readonly element: number;
  readonly state: GraphState;
  readonly lit: LitEdge;
}

const Label = ({ layout, edge: { label }, symbol, place, from, to, element, state, lit }: LabelProps) => {
  if (label === undefined) return null;
  const { line } = layout.scale;
  const lines = [
    { name: symbol, kind: "value", before: "" },
    { name: `∂L/∂${symbol}`, kind: "gradient", before: "∂" },
  ].flatMap((number) => {
    const value = state.known.get(number.name)?.[element];
    return value === undefined ? [] : [{ ...number, value }];
  });
  // Without its gradient, the weight is in the middle of its edge.
  const top = label.y - (lines.length * line) / 2;
  const words = lines.map(({ name, value }) => `${showSymbol(name)} = ${showValue(value)}`).join(", ");
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: the keyboard reaches what the mouse can point at
    <g
      class={`edge-label ${lit.place === place ? "lit" : ""}`}
      role="img"
      aria-label={`From ${from + 1} to ${to + 1}: ${words}`}
      data-edge={place}
      tabindex={lit.reached === place ? 0 : -1}
    >
      {lines.map(({ name, kind, before, value }, i) => {
        const text = before + showShort(value, layout.scale.onEdge);
        const width = widthOnEdge(layout.scale, text.length);
        return (
          <g key={name} class={`${kind} ${markOf(state, name)}`} data-place={placeOf(name, from, to)}>
            <title>{`${showSymbol(name)}, from ${from + 1} to ${to + 1} = ${showValue(value)}`}</title>
            <rect
              class="ground"
              x={label.x - width / 2}
              y={top + i * line + 0.5}
              width={width}
              height={line - 1}
              rx={3}
            />
            <text class="number" x={label.x} y={top + line * (i + 0.77)} text-anchor="middle">
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
};
