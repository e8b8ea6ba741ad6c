import { useRef, useState } from "preact/hooks";
import { DRAWN_PLACES, type DrawnPoint, withoutPoints, withPoint } from "../data/drawn-points.js";

/** What a touch does: puts a point of a class there, or takes points away. */
export type Brush = "0" | "1" | "2" | "3" | "erase";

interface DrawingPadProps {
  readonly points: readonly DrawnPoint[];
  readonly brush: Brush;
  readonly onChange: (points: readonly DrawnPoint[]) => void;
}

type Spot = Pick<DrawnPoint, "column" | "row">;

/** Points drawn with mouse, finger or pen; or with the arrow keys and Enter. */
export const DrawingPad = ({ points, brush, onChange }: DrawingPadProps) => {
  const pad = useRef<HTMLDivElement>(null);
  const pen = useRef<{ readonly id: number; readonly spot: Spot } | undefined>(undefined);
  const [cursor, setCursor] = useState<Spot>({ column: DRAWN_PLACES / 2, row: DRAWN_PLACES / 2 });

  const draw = (spot: Spot): void =>
    onChange(brush === "erase" ? withoutPoints(points, spot) : withPoint(points, { ...spot, class: Number(brush) }));
  const spotOf = ({ clientX, clientY }: PointerEvent): Spot => {
    const { left, top, width, height } = pad.current!.getBoundingClientRect();
    return { column: inside((clientX - left) / width), row: inside((clientY - top) / height) };
  };
  const begin = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    pad.current!.setPointerCapture(event.pointerId);
    const spot = spotOf(event);
    pen.current = { id: event.pointerId, spot };
    draw(spot);
  };
  const go = (event: PointerEvent): void => {
    if (pen.current?.id !== event.pointerId) return;
    const spot = spotOf(event);
    const { spot: last } = pen.current;
    // Apart from each other, or a line would be as dense as a wall.
    const away = Math.max(Math.abs(spot.column - last.column), Math.abs(spot.row - last.row));
    if (away < (brush === "erase" ? 1 : APART)) return;
    pen.current = { id: event.pointerId, spot };
    draw(spot);
  };
  const end = (): void => {
    pen.current = undefined;
  };
  const press = (event: KeyboardEvent): void => {
    const by = event.shiftKey ? 8 : 2;
    const move = MOVES[event.key];
    if (move !== undefined) {
      setCursor({ column: within(cursor.column + by * move[0]), row: within(cursor.row + by * move[1]) });
    } else if (event.key === "Enter" || event.key === " ") draw(cursor);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={pad}
      class="drawing-pad"
      role="application"
      aria-label={`Place to draw on, with ${points.length} points. The arrow keys move a cursor, Enter ${brush === "erase" ? "erases" : "puts a point there"}.`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys
      tabIndex={0}
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={press}
    >
      <i class="cursor" style={{ left: percentOf(cursor.column), top: percentOf(cursor.row) }} />
    </div>
  );
};

const APART = 3;
const MOVES: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const within = (place: number): number => Math.max(0, Math.min(DRAWN_PLACES - 1, place));
const inside = (share: number): number => within(Math.floor(share * DRAWN_PLACES));
const percentOf = (place: number): string => `${((place + 0.5) / DRAWN_PLACES) * 100}%`;
