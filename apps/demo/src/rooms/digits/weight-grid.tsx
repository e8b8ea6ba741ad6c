import { useLayoutEffect, useRef } from "preact/hooks";
import { Panel } from "../../ui/panel.js";
import { weightColors } from "../../ui/pixel-colors.js";
import { theme } from "../../ui/theme.js";
import type { WeightPictures } from "./weight-pictures.js";

const EDGE = 28;
const COLUMNS = 8;
/** The distance between two pictures. */
const GAP = 1;

/** What each unit of the first layer looks for: its weights at the places of the pixels. */
export const WeightGrid = ({ weights }: { readonly weights: WeightPictures | undefined }) => {
  const { units = 0, shown = 0, largest = 0 } = weights ?? {};
  const columns = Math.min(COLUMNS, Math.max(1, shown));
  const rows = Math.max(1, Math.ceil(shown / columns));
  const canvas = useRef<HTMLCanvasElement>(null);
  const themeNow = theme.value;
  useLayoutEffect(() => {
    if (weights !== undefined) drawGrid(canvas.current!, weights, columns, themeNow);
  }, [weights, columns, themeNow]);
  const which = shown < units ? `the first ${shown} of ${units} units` : `${units} units`;
  const extent = largest < 1000 ? largest.toFixed(2) : largest.toExponential(1);
  return (
    <Panel
      title="First-layer weights"
      name="weights"
      aside={
        <span class="weight-scale number">
          −{extent} <i aria-hidden="true" /> +{extent}
        </span>
      }
    >
      <canvas
        class="weight-grid"
        ref={canvas}
        role="img"
        aria-label={`Weights of ${which}, from −${extent} to ${extent}, each unit as a picture of 28 × 28 pixels`}
        width={columns * (EDGE + GAP) - GAP}
        height={rows * (EDGE + GAP) - GAP}
      />
      <p class="quiet small">
        One picture for each of {which}: ink on blue activates the unit, ink on orange inhibits it.
      </p>
    </Panel>
  );
};

const drawGrid = (canvas: HTMLCanvasElement, weights: WeightPictures, columns: number, theme: string): void => {
  const drawing = canvas.getContext("2d")!;
  const image = drawing.createImageData(canvas.width, canvas.height);
  const places = new Uint32Array(image.data.buffer);
  const colors = weightColors(theme);
  const bytes = new Uint8Array(weights.pixels.buffer);
  for (let unit = 0; unit < weights.shown; unit++) {
    const left = (unit % columns) * (EDGE + GAP);
    const top = Math.floor(unit / columns) * (EDGE + GAP);
    for (let pixel = 0; pixel < EDGE * EDGE; pixel++) {
      const row = top + Math.floor(pixel / EDGE);
      places[row * canvas.width + left + (pixel % EDGE)] = colors[bytes[unit * EDGE * EDGE + pixel]!]!;
    }
  }
  drawing.putImageData(image, 0, 0);
};
