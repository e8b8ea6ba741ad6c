import "./network-graph.css";
import { useMemo, useRef } from "preact/hooks";
import type { NetworkSetting } from "./by-hand-settings.js";
import { GraphEdges } from "./graph-edges.js";
import { type GraphColumn, type GraphLayout, layoutGraph } from "./graph-layout.js";
import { GraphNode, type NodeNumber } from "./graph-node.js";
import { graphSentence } from "./graph-sentence.js";
import type { GraphState } from "./graph-state.js";
import { useLitEdge } from "./use-lit-edge.js";

interface NetworkGraphProps {
  readonly network: NetworkSetting;
  readonly state: GraphState;
  /** In pixels: text keeps its size. */
  readonly width: number;
}

/**
 * The network with every number on it; what the last operation read and computed is in colour. An edge that is pointed at
 * lights up with its numbers.
 */
export const NetworkGraph = ({ network, state, width }: NetworkGraphProps) => {
  const sizes = [network.inputs, ...network.layers.map(({ units }) => units)];
  const layout = useMemo(() => layoutGraph(sizes, width), [sizes.join(), width]);
  const captions = ["Input", ...network.layers.map(({ activation }, i) => [`Layer ${i + 1}`, activation]), "Loss"];
  const drawing = useRef<SVGSVGElement>(null);
  const lit = useLitEdge(drawing);
  return (
    // biome-ignore lint/a11y/useSemanticElements: HTML's groups cannot be drawn in
    <svg
      ref={drawing}
      class={`network-graph ${layout.direction} ${lit.place === undefined ? "" : "pointed"}`}
      width={layout.width}
      height={layout.height}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      font-size={layout.scale.font}
      role="group"
      aria-label={graphSentence(sizes, state)}
    >
      {layout.columns.map((column, i) => (
        <GraphEdges
          key={i}
          layout={layout}
          column={column}
          layer={i}
          state={state}
          active={i === sizes.length && state.place === "loss"}
          lit={lit}
        />
      ))}
      {layout.columns.map((column, i) => (
        <Caption key={i} layout={layout} column={column} lines={[captions[i]!].flat()} />
      ))}
      {layout.columns.map((column, i) =>
        column.nodes.map((box, unit) => (
          <GraphNode
            key={`${i}.${unit}`}
            layout={layout}
            box={box}
            state={state}
            numbers={numbersAt(sizes, i, unit)}
            active={state.place === (i === sizes.length ? "loss" : i)}
          />
        )),
      )}
    </svg>
  );
};

/** The numbers in a node: those of an input or a unit, or the target and the loss. */
const numbersAt = (sizes: readonly number[], column: number, unit: number): readonly NodeNumber[] => {
  if (column === 0) return [{ symbol: "x", index: unit, gradient: true }];
  if (column < sizes.length) {
    return ["z", "a", "b"].map((letter) => ({ symbol: `${letter}${column}`, index: unit, gradient: true }));
  }
  const targets = Array.from({ length: sizes.at(-1)! }, (_, index) => ({ symbol: "target", index, gradient: false }));
  return [...targets, { symbol: "L", index: 0, gradient: false }];
};

interface CaptionProps {
  readonly layout: GraphLayout;
  readonly column: GraphColumn;
  readonly lines: readonly string[];
}

const Caption = ({ layout, column: { caption }, lines: [name, activation] }: CaptionProps) =>
  layout.direction === "right" ? (
    <text class="caption" x={caption.x} y={caption.y} text-anchor="middle">
      {name}
      <tspan class="activation" x={caption.x} dy={layout.scale.line}>
        {activation}
      </tspan>
    </text>
  ) : (
    <text class="caption" x={caption.x} y={caption.y}>
      {name}
      {activation && <tspan class="activation"> {activation}</tspan>}
    </text>
  );
