import { useLayoutEffect, useRef } from "preact/hooks";
import { theme } from "../../../ui/theme.js";
import { UNIT_EDGE } from "../playground-picture.js";
import { signedColors } from "./signed-colors.js";

/** What a unit puts out over the plane. A text beside it says what it shows. */
export const UnitCanvas = ({ outputs }: { readonly outputs: Int8Array }) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const themeNow = theme.value;
  useLayoutEffect(() => {
    const drawing = canvas.current!.getContext("2d")!;
    const image = drawing.createImageData(UNIT_EDGE, UNIT_EDGE);
    const colors = signedColors(themeNow);
    new Uint32Array(image.data.buffer).forEach((_, i, places) => {
      places[i] = colors(outputs[i]!, i % UNIT_EDGE, Math.floor(i / UNIT_EDGE));
    });
    drawing.putImageData(image, 0, 0);
  }, [outputs, themeNow]);
  return <canvas ref={canvas} width={UNIT_EDGE} height={UNIT_EDGE} />;
};
