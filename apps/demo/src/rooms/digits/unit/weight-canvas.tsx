import { useLayoutEffect, useRef } from "preact/hooks";
import { weightColors } from "../../../ui/pixel-colors.js";
import { theme } from "../../../ui/theme.js";
import type { WeightPictures } from "../weight-pictures.js";

const EDGE = 28;

/** One picture of weights, as large as its place. A text beside it says what it shows. */
export const WeightCanvas = ({ picture: { pixels } }: { readonly picture: WeightPictures }) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const themeNow = theme.value;
  useLayoutEffect(() => {
    const drawing = canvas.current!.getContext("2d")!;
    const image = drawing.createImageData(EDGE, EDGE);
    const colors = weightColors(themeNow);
    const bytes = new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.length);
    new Uint32Array(image.data.buffer).forEach((_, i, places) => {
      places[i] = colors[bytes[i]!]!;
    });
    drawing.putImageData(image, 0, 0);
  }, [pixels, themeNow]);
  return <canvas class="digit-canvas" ref={canvas} width={EDGE} height={EDGE} />;
};
