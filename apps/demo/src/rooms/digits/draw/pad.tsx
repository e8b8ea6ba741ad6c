import type { Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { themeColor } from "../../../ui/series-color.js";
import { theme } from "../../../ui/theme.js";
import type { Point, Stroke } from "./stroke.js";

/** The width of the pen, as a share of the pad's edge. */
const PEN = 0.075;

interface PadProps {
  readonly strokes: Signal<readonly Stroke[]>;
  /** Whether the network looks at something else. */
  readonly aside: boolean;
  /** Called when the pen is put down, and when it is lifted. */
  readonly onBegin: () => void;
  readonly onEnd: () => void;
}

/** A square to draw on with mouse, finger or pen. */
export const Pad = ({ strokes, aside, onBegin, onEnd }: PadProps) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pen = useRef<number | undefined>(undefined);
  const drawn = strokes.value;
  const colors = theme.value;
  useEffect(() => {
    const element = canvas.current!;
    const draw = () => drawStrokes(element, strokes.peek());
    draw();
    const watching = new ResizeObserver(draw);
    watching.observe(element);
    return () => watching.disconnect();
  }, [drawn, colors]);

  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top, width, height } = canvas.current!.getBoundingClientRect();
    const inside = (share: number) => Math.min(1, Math.max(0, share));
    return { x: inside((clientX - left) / width), y: inside((clientY - top) / height) };
  };
  const begin = (event: PointerEvent): void => {
    if (pen.current !== undefined || event.button !== 0) return;
    event.preventDefault();
    pen.current = event.pointerId;
    canvas.current!.setPointerCapture(event.pointerId);
    onBegin();
    strokes.value = [...strokes.peek(), [pointOf(event)]];
  };
  const go = (event: PointerEvent): void => {
    if (pen.current !== event.pointerId) return;
    // A pen can be in several places between two frames.
    const seen = event.getCoalescedEvents?.() ?? [];
    const points = (seen.length > 0 ? seen : [event]).map(pointOf);
    const before = strokes.peek();
    strokes.value = [...before.slice(0, -1), [...before.at(-1)!, ...points]];
  };
  const end = (event: PointerEvent): void => {
    if (pen.current !== event.pointerId) return;
    pen.current = undefined;
    onEnd();
  };
  const count = drawn.length;
  return (
    <div class={`pad ${aside ? "aside" : ""}`}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={count === 0 ? "Empty drawing" : `Drawing of ${count} line${count === 1 ? "" : "s"}`}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
      />
      {count === 0 && <p aria-hidden="true">Draw a digit here</p>}
    </div>
  );
};

const drawStrokes = (canvas: HTMLCanvasElement, strokes: readonly Stroke[]): void => {
  const edge = Math.round(canvas.clientWidth * devicePixelRatio);
  if (canvas.width !== edge || canvas.height !== edge) {
    canvas.width = edge;
    canvas.height = edge;
  }
  const context = canvas.getContext("2d")!;
  context.clearRect(0, 0, edge, edge);
  context.strokeStyle = themeColor("ink");
  context.lineWidth = PEN * edge;
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const stroke of strokes) {
    const at = (i: number): Point => stroke[Math.min(i, stroke.length - 1)]!;
    context.beginPath();
    context.moveTo(at(0).x * edge, at(0).y * edge);
    // Through the midpoints, so that a few points give a smooth line.
    for (let i = 0; i < stroke.length; i++) {
      const middle = { x: (at(i).x + at(i + 1).x) / 2, y: (at(i).y + at(i + 1).y) / 2 };
      context.quadraticCurveTo(at(i).x * edge, at(i).y * edge, middle.x * edge, middle.y * edge);
    }
    context.stroke();
  }
};
