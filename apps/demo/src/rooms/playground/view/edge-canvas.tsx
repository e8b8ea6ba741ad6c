import { useLayoutEffect, useRef } from "preact/hooks";
import { themeColor } from "../../../ui/series-color.js";
import { theme } from "../../../ui/theme.js";
import type { LayerPicture } from "../playground-picture.js";
import { type Edge, endsOf, type NetworkLayout } from "./network-layout.js";
import { sizedCanvas } from "./sized-canvas.js";

interface EdgeCanvasProps {
  readonly layout: NetworkLayout;
  readonly edges: readonly Edge[];
  readonly layers: readonly LayerPicture[];
  /** The edge whose number is shown. */
  readonly shown: Edge | undefined;
}

/** A line for each weight: as thick as it is large, blue above 0, orange and dashed below. */
export const EdgeCanvas = ({ layout, edges, layers, shown }: EdgeCanvasProps) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const { width, height } = layout;
    const drawing = sizedCanvas(canvas.current!, width, height);
    const [positive, negative] = [themeColor("series-1"), themeColor("series-2")];
    const line = (edge: Edge, weight: number, more = 0): void => {
      const [from, to] = endsOf(layout, edge);
      const size = Math.min(1, Math.abs(weight) / LARGE);
      drawing.beginPath();
      drawing.moveTo(from.x, from.y);
      drawing.lineTo(to.x, to.y);
      drawing.strokeStyle = weight < 0 ? negative : positive;
      drawing.setLineDash(weight < 0 ? DASHES : []);
      drawing.globalAlpha = more > 0 ? 1 : 0.25 + 0.75 * size;
      drawing.lineWidth = 0.5 + 4.5 * size + more;
      drawing.stroke();
    };
    const weightOf = ({ layer, from, to }: Edge): number => {
      const { weights, biases } = layers[layer]!;
      return weights[from * biases.length + to]!;
    };
    for (const edge of edges) line(edge, weightOf(edge));
    if (shown !== undefined) line(shown, weightOf(shown), 2);
  }, [layout, layers, shown, theme.value]);
  return <canvas class="edges" ref={canvas} />;
};

/** A weight of this size has the thickest line. */
const LARGE = 3;
const DASHES = [5, 4];
