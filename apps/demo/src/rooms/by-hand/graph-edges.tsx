import type { Edge } from "./edge.js";
import { placeOf } from "./edits.js";
import { type GraphColumn, type GraphLayout, widthOnEdge } from "./graph-layout.js";
import { markOf } from "./graph-node.js";
import type { GraphState } from "./graph-state.js";
import { showSymbol } from "./show-symbol.js";
import { showShort, showValue } from "./show-value.js";

interface GraphEdgesProps {
  readonly layout: GraphLayout;
  readonly column: GraphColumn;
  /** The layer to which the edges lead, counted from 1; after the last one, the loss. */
  readonly layer: number;
  readonly state: GraphState;
  /** Whether the last operation goes along them without reading weights, as to the loss. */
  readonly active: boolean;
}

/** The weights of a layer, each with its gradient. */
export const GraphEdges = ({ layout, column: { edges }, layer, state, active }: GraphEdgesProps) => {
  const symbol = `W${layer}`;
  const marks = [markOf(state, symbol), markOf(state, `∂L/∂${symbol}`)];
  const highlighted = active || marks.includes("made") || marks.includes("read");
  const flat = edges.flatMap((row, from) => row.map((edge, to) => ({ edge, from, to, units: row.length })));
  return (
    <g class="edges">
      {flat.map(({ edge, from, to }) => (
        <line
          key={`${from}.${to}`}
          class={highlighted ? "active" : ""}
          x1={edge.from.x}
          y1={edge.from.y}
          x2={edge.to.x}
          y2={edge.to.y}
        />
      ))}
      {flat.map(({ edge, from, to, units }) => (
        <Label
          key={`${from}.${to}`}
          layout={layout}
          edge={edge}
          symbol={symbol}
          place={[from, to]}
          element={from * units + to}
          state={state}
        />
      ))}
    </g>
  );
};

interface LabelProps {
  readonly layout: GraphLayout;
  readonly edge: Edge;
  readonly symbol: string;
  readonly place: readonly [from: number, to: number];
  readonly element: number;
  readonly state: GraphState;
}

const Label = ({ layout, edge: { label }, symbol, place, element, state }: LabelProps) => {
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
  return (
    <g>
      {lines.map(({ name, kind, before, value }, i) => {
        const text = before + showShort(value, layout.scale.onEdge);
        const width = widthOnEdge(layout.scale, text.length);
        return (
          <g key={name} class={`${kind} ${markOf(state, name)}`} data-place={placeOf(name, ...place)}>
            <title>{`${showSymbol(name)} = ${showValue(value)}`}</title>
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
