import "./plane-view.css";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { themeColor } from "../../../ui/series-color.js";
import { theme } from "../../../ui/theme.js";
import { useWidth } from "../../../ui/use-width.js";
import { EDGE, type PointSet } from "../data/point-set.js";
import { OUTPUT_EDGE, type PlaygroundPicture } from "../playground-picture.js";
import { paintAnswers } from "./answer-colors.js";
import { lookOf } from "./class-look.js";
import { sizedCanvas } from "./sized-canvas.js";

interface PlaneViewProps {
  readonly picture: PlaygroundPicture;
  /** What there is to see, in a sentence, for those who cannot see it. */
  readonly summary: string;
  /** Lies on top, such as a place to draw on. */
  readonly children?: ComponentChildren;
}

/** The plane: what the network answers everywhere, the line between its answers, and the points. */
export const PlaneView = ({ picture, summary, children }: PlaneViewProps) => {
  const [element, width] = useWidth<HTMLDivElement>();
  return (
    <div class="plane-view" ref={element}>
      <div class="plane-layers" role="img" aria-label={summary}>
        <Field picture={picture} />
        {width > 0 && <Boundary segments={picture.boundary} width={width} />}
        {width > 0 && <Points picture={picture} width={width} />}
      </div>
      {children}
    </div>
  );
};

const Field = ({ picture: { answers, classes } }: Pick<PlaneViewProps, "picture">) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const themeNow = theme.value;
  useLayoutEffect(() => {
    const drawing = canvas.current!.getContext("2d")!;
    const image = drawing.createImageData(OUTPUT_EDGE, OUTPUT_EDGE);
    paintAnswers(answers, classes, themeNow, new Uint32Array(image.data.buffer));
    drawing.putImageData(image, 0, 0);
  }, [answers, themeNow]);
  return <canvas ref={canvas} width={OUTPUT_EDGE} height={OUTPUT_EDGE} />;
};

/** The grid of answers reaches from edge to edge, and the pixels of its picture from their middles. */
const Boundary = ({ segments, width }: { readonly segments: Float32Array; readonly width: number }) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const drawing = sizedCanvas(canvas.current!, width, width);
    const at = (steps: number): number => ((steps + 0.5) / OUTPUT_EDGE) * width;
    drawing.beginPath();
    for (let i = 0; i < segments.length; i += 4) {
      drawing.moveTo(at(segments[i]!), at(segments[i + 1]!));
      drawing.lineTo(at(segments[i + 2]!), at(segments[i + 3]!));
    }
    drawing.lineWidth = 2;
    drawing.lineCap = "round";
    drawing.strokeStyle = themeColor("ink");
    drawing.stroke();
  }, [segments, width, theme.value]);
  return <canvas ref={canvas} />;
};

const POINT = 8;

const Points = ({ picture, width }: { readonly picture: PlaygroundPicture; readonly width: number }) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { points, classes } = picture;
  useLayoutEffect(() => {
    const drawing = sizedCanvas(canvas.current!, width, width);
    drawPoints(drawing, points.validation, classes, width, false);
    drawPoints(drawing, points.training, classes, width, true);
  }, [points.version, classes, width, theme.value]);
  return <canvas ref={canvas} />;
};

/** Points to learn from are filled, those held out are hollow. */
const drawPoints = (
  drawing: CanvasRenderingContext2D,
  { places, targets }: PointSet,
  classes: number,
  width: number,
  isFilled: boolean,
): void => {
  const at = (coordinate: number): number => (coordinate / EDGE + 1) * (width / 2);
  const surface = themeColor("surface");
  targets.forEach((target, i) => {
    const { color, outline } = lookOf(target, classes);
    const own = themeColor(`series-${color}`);
    drawing.save();
    drawing.translate(at(places[2 * i]!), at(-places[2 * i + 1]!));
    drawing.beginPath();
    outline(drawing, POINT);
    drawing.fillStyle = isFilled ? own : surface;
    drawing.strokeStyle = isFilled ? surface : own;
    drawing.lineWidth = isFilled ? 1 : 1.75;
    drawing.fill();
    drawing.stroke();
    drawing.restore();
  });
};
