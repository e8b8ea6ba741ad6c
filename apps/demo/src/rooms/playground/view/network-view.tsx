import "./network-view.css";
import { useMemo, useRef, useState } from "preact/hooks";
import { useWidth } from "../../../ui/use-width.js";
import { type PlaygroundPicture, UNIT_EDGE } from "../playground-picture.js";
import { chosen, chosenIn } from "./chosen.js";
import { EdgeCanvas } from "./edge-canvas.js";
import { LayerButtons } from "./layer-buttons.js";
import { type Edge, edgeAt, edgesOf, endsOf, type NetworkLayout, networkLayout, type Place } from "./network-layout.js";
import { showWeight } from "./show-weight.js";
import { UnitCanvas } from "./unit-canvas.js";
import { unitName } from "./unit-name.js";

interface NetworkViewProps {
  readonly picture: PlaygroundPicture;
  readonly onResize: (hidden: readonly number[]) => void;
}

/** The network: a picture of what each unit computes, and a line for each weight. */
export const NetworkView = (props: NetworkViewProps) => {
  const [element, width] = useWidth<HTMLDivElement>();
  return (
    <div class="network-view" ref={element}>
      {width > 0 && <Drawing {...props} width={width} />}
    </div>
  );
};

/** How far from a line it is still touched, in pixels. */
const REACH = 9;

const Drawing = ({ picture, onResize, width }: NetworkViewProps & { readonly width: number }) => {
  const { sizes, layers } = picture;
  const shape = sizes.join("-");
  const layout = useMemo(() => networkLayout(sizes, width), [shape, width]);
  const edges = useMemo(() => edgesOf(sizes), [shape]);
  const [near, setNear] = useState<Edge | undefined>();
  const place = useRef<HTMLDivElement>(null);
  const looked = chosenIn(sizes);
  const edgeNear = (event: Pick<MouseEvent, "clientX" | "clientY">): Edge | undefined => {
    const { left, top } = place.current!.getBoundingClientRect();
    return edgeAt(layout, edges, { x: event.clientX - left, y: event.clientY - top }, REACH);
  };
  const shown = near ?? (looked.from === undefined ? undefined : { ...looked, from: looked.from });
  const isThere = shown !== undefined && shown.to < (sizes[shown.layer + 1] ?? 0) && shown.from < sizes[shown.layer]!;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the numbers of all lines are in the panel of their unit
    // biome-ignore lint/a11y/useKeyWithClickEvents: and each unit is a button
    <div
      class="network-drawing"
      ref={place}
      style={{ height: `${layout.height}px`, cursor: near === undefined ? "" : "pointer" }}
      onPointerMove={(event) => setNear(edgeNear(event))}
      onPointerLeave={() => setNear(undefined)}
      onClick={(event) => {
        if ((event.target as Element).closest("button")) return;
        const edge = edgeNear(event);
        if (edge !== undefined) chosen.value = edge;
      }}
    >
      <EdgeCanvas layout={layout} edges={edges} layers={layers} shown={isThere ? shown : undefined} />
      <LayerButtons layout={layout} sizes={sizes} onResize={onResize} />
      {layout.layers[0]!.map((middle, i) => (
        <span key={i} class="unit input" style={placed(middle, layout)}>
          x{i === 0 ? "₁" : "₂"}
        </span>
      ))}
      {layers.map(({ outputs }, layer) =>
        layout.layers[layer + 1]!.map((middle, to) => (
          <button
            key={`${layer} ${to}`}
            type="button"
            class="unit"
            aria-label={unitName(sizes, layer, to)}
            aria-pressed={looked.layer === layer && looked.to === to}
            style={placed(middle, layout)}
            onClick={() => {
              chosen.value = { layer, to, from: undefined };
            }}
          >
            <UnitCanvas outputs={outputs.subarray(to * UNIT_EDGE ** 2, (to + 1) * UNIT_EDGE ** 2)} />
          </button>
        )),
      )}
      {isThere && (
        <span class="edge-number" style={placeOfNumber(layout, shown)} aria-hidden="true">
          {showWeight(layers[shown.layer]!.weights[shown.from * sizes[shown.layer + 1]! + shown.to]!)}
        </span>
      )}
    </div>
  );
};

const placed = ({ x, y }: Place, { unit }: NetworkLayout) => ({
  left: `${x - unit / 2}px`,
  top: `${y - unit / 2}px`,
  width: `${unit}px`,
  height: `${unit}px`,
});

const placeOfNumber = (layout: NetworkLayout, edge: Edge) => {
  const [from, to] = endsOf(layout, edge);
  return { left: `${(from.x + to.x) / 2}px`, top: `${(from.y + to.y) / 2}px` };
};
