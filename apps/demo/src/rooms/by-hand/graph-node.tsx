import type { Box } from "./edge.js";
import { placeOf } from "./edits.js";
import type { GraphLayout } from "./graph-layout.js";
import type { GraphState } from "./graph-state.js";
import { describeUnit, showUnit } from "./show-symbol.js";
import { showShort, showValue } from "./show-value.js";

/** A number in a node: an element of what a symbol stands for and, below it, its gradient if it has one. */
export interface NodeNumber {
  readonly symbol: string;
  readonly index: number;
  readonly gradient: boolean;
}

interface GraphNodeProps {
  readonly layout: GraphLayout;
  readonly box: Box;
  readonly numbers: readonly NodeNumber[];
  readonly state: GraphState;
  /** Whether the last operation was here. */
  readonly active: boolean;
}

export const GraphNode = ({ layout, box, numbers, state, active }: GraphNodeProps) => {
  const { line, font, inset, characters } = layout.scale;
  const [left, top] = [box.x - box.width / 2, box.y - box.height / 2];
  const lines = numbers.flatMap(({ symbol, index, gradient }) => [
    { symbol, index, name: showUnit(symbol, index), kind: "value" },
    ...(gradient ? [{ symbol: `∂L/∂${symbol}`, index, name: "∂", kind: "gradient" }] : []),
  ]);
  const above = (box.height - lines.length * line) / 2;
  return (
    <g class={`node ${active ? "active" : ""}`}>
      <rect class="frame" x={left} y={top} width={box.width} height={box.height} rx={8} />
      {lines.map(({ symbol, index, name, kind }, i) => {
        const y = top + above + i * line;
        const value = state.known.get(symbol)?.[index];
        return (
          <g key={symbol + index} class={`${kind} ${markOf(state, symbol)}`} data-place={placeOf(symbol, index)}>
            {value !== undefined && <title>{`${describeUnit(symbol, index)} = ${showValue(value)}`}</title>}
            {kind === "value" && i > 0 && <line x1={left} y1={y} x2={left + box.width} y2={y} />}
            <rect x={left + 2} y={y + 0.5} width={box.width - 4} height={line - 1} rx={3} />
            <text class="name" font-size={Math.max(10, Math.round(font * 0.92))} x={left + inset} y={y + line * 0.77}>
              {kind === "value" || value !== undefined ? name : ""}
            </text>
            <text class="number" x={left + box.width - inset} y={y + line * 0.77} text-anchor="end">
              {value === undefined ? "" : showShort(value, characters)}
            </text>
          </g>
        );
      })}
    </g>
  );
};

/** Whether the last operation made or read what a symbol stands for. */
export const markOf = ({ made, read }: GraphState, symbol: string): "made" | "read" | "" =>
  made.has(symbol) ? "made" : read.has(symbol) ? "read" : "";
