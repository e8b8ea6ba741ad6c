import { useLayoutEffect, useRef } from "preact/hooks";
import { inkColors } from "../../ui/pixel-colors.js";
import { theme } from "../../ui/theme.js";

const EDGE = 28;

/** An image of 28 × 28 bytes of ink, as large as its place. A text beside it says what it shows. */
export const DigitCanvas = ({ pixels }: { readonly pixels: Uint8Array | undefined }) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const themeNow = theme.value;
  useLayoutEffect(() => {
    const drawing = canvas.current!.getContext("2d")!;
    const image = drawing.createImageData(EDGE, EDGE);
    const colors = inkColors(themeNow);
    new Uint32Array(image.data.buffer).forEach((_, i, places) => {
      places[i] = colors[pixels?.[i] ?? 0]!;
    });
    drawing.putImageData(image, 0, 0);
  }, [pixels, themeNow]);
  return <canvas class="digit-canvas" ref={canvas} width={EDGE} height={EDGE} />;
};
