import "./regime-map.css";
import type { RegressionBowl } from "@gd/experiments";
import { useEffect, useState } from "preact/hooks";
import { useSeen } from "../../../ui/use-seen.js";
import { useWidth } from "../../../ui/use-width.js";
import { ticksWithin } from "../view-window.js";
import { measureRegime, type RateAndMomentum, type RegimeName } from "./measure-regime.js";
import { type Cell, COLUMNS, cellAfter, cellAt, cellOf, placeOn, ROWS } from "./regime-grid.js";

export const REGIMES: Readonly<Record<RegimeName, string>> = {
  straight: "straight to the bottom",
  swinging: "swinging, but down",
  slow: "not there in 400 iterations",
  diverging: "diverging",
};

/** Told apart by more than colour. */
const SIGNS: Readonly<Record<RegimeName, string>> = { straight: "", swinging: "∿", slow: "·", diverging: "×" };

interface RegimeMapProps {
  readonly bowl: RegressionBowl;
  /** Where the visitor is. */
  readonly now: RateAndMomentum;
  readonly onChoose: (chosen: RateAndMomentum) => void;
}

/** How descents with momentum go, at each rate and momentum: measured, cell by cell. */
export const RegimeMap = ({ bowl, now, onChoose }: RegimeMapProps) => {
  const [place, width] = useWidth<HTMLDivElement>();
  const regimes = useRegimes(bowl, useSeen(place));
  const counts = Object.entries(REGIMES).map(
    ([name, words]) => `${regimes.filter((regime) => regime === name).length} ${words}`,
  );
  return (
    <div class="regimes">
      <div ref={place}>
        {width > 0 && <Drawing regimes={regimes} width={width} now={now} onChoose={onChoose} counts={counts} />}
      </div>
      <ul class="entries">
        {(Object.keys(REGIMES) as RegimeName[]).map((name) => (
          <li key={name}>
            <i class={`regime-swatch ${name}`} aria-hidden="true">
              {SIGNS[name]}
            </i>{" "}
            {REGIMES[name]}
          </li>
        ))}
      </ul>
    </div>
  );
};

const MARGIN = { left: 38, top: 4, right: 6, bottom: 34 };
const CELL_HEIGHT = 18;
const RATE_TICKS = [0.01, 0.03, 0.1, 0.3, 1, 3];

interface DrawingProps {
  readonly regimes: readonly (RegimeName | undefined)[];
  readonly width: number;
  readonly now: RateAndMomentum;
  readonly onChoose: (chosen: RateAndMomentum) => void;
  readonly counts: readonly string[];
}

const Drawing = ({ regimes, width, now, onChoose, counts }: DrawingProps) => {
  const inner = { width: width - MARGIN.left - MARGIN.right, height: ROWS * CELL_HEIGHT };
  const cell = inner.width / COLUMNS;
  const at = placeOn(now);
  /** Where the keyboard is. */
  const [cursor, setCursor] = useState<Cell | undefined>();
  const [x, y] = [MARGIN.left + at.x * inner.width, MARGIN.top + at.y * inner.height];
  const base = MARGIN.top + inner.height;
  const drawing = (
    <svg
      class="regime-map"
      width={width}
      height={base + MARGIN.bottom}
      role="application"
      aria-label={`Learning rate from left to right, momentum from the bottom up. Of ${COLUMNS * ROWS} measured descents: ${counts.join(", ")}. Arrow keys lead from cell to cell, and Enter takes one.`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is worked by keys
      tabIndex={0}
      onFocus={() => setCursor(cellOf(now))}
      onBlur={() => setCursor(undefined)}
      onKeyDown={(event) => {
        const from = cursor ?? cellOf(now);
        const to = cellAfter(from, event.key);
        if (to !== undefined) setCursor(to);
        else if (event.key === "Enter" || event.key === " ") onChoose(cellAt(from.column, from.row));
        else return;
        event.preventDefault();
      }}
      onPointerUp={({ offsetX, offsetY }) => {
        const column = Math.floor((offsetX - MARGIN.left) / cell);
        const row = Math.floor((offsetY - MARGIN.top) / CELL_HEIGHT);
        if (column >= 0 && column < COLUMNS && row >= 0 && row < ROWS) onChoose(cellAt(column, row));
      }}
    >
      {regimes.map((name, i) => {
        if (name === undefined) return null;
        const [left, top] = [MARGIN.left + (i % COLUMNS) * cell, MARGIN.top + Math.floor(i / COLUMNS) * CELL_HEIGHT];
        return (
          <g key={i} class={name}>
            <rect x={left} y={top} width={cell + 0.5} height={CELL_HEIGHT + 0.5} />
            {SIGNS[name] !== "" && (
              <text x={left + cell / 2} y={top + CELL_HEIGHT / 2} dy="0.35em">
                {SIGNS[name]}
              </text>
            )}
          </g>
        );
      })}
      {RATE_TICKS.map((rate) => (
        <text
          key={rate}
          class="tick"
          x={MARGIN.left + placeOn({ ...now, learningRate: rate }).x * inner.width}
          y={base + 14}
        >
          {rate}
        </text>
      ))}
      {ticksWithin([0, 0.99], 4).map((momentum) => (
        <text
          key={momentum}
          class="tick across"
          x={MARGIN.left - 5}
          y={MARGIN.top + placeOn({ ...now, momentum }).y * inner.height}
          dy="0.35em"
        >
          {momentum}
        </text>
      ))}
      <text class="tick" x={MARGIN.left + inner.width / 2} y={base + 30}>
        learning rate η
      </text>
      <text class="tick" transform={`translate(9 ${MARGIN.top + inner.height / 2}) rotate(-90)`}>
        momentum γ
      </text>
      <circle class="now" cx={x} cy={y} r={6} />
      {cursor && (
        <rect
          class="cursor"
          x={MARGIN.left + cursor.column * cell}
          y={MARGIN.top + cursor.row * CELL_HEIGHT}
          width={cell}
          height={CELL_HEIGHT}
        />
      )}
    </svg>
  );
  return (
    <>
      {drawing}
      <p class="visually-hidden" role="status">
        {cursor && cellInWords(cursor, regimes)}
      </p>
    </>
  );
};

const cellInWords = ({ column, row }: Cell, regimes: DrawingProps["regimes"]): string => {
  const { learningRate, momentum } = cellAt(column, row);
  const regime = regimes[row * COLUMNS + column];
  return `Rate ${learningRate}, momentum ${momentum}: ${regime === undefined ? "not measured yet" : REGIMES[regime]}`;
};

/** Measured between frames, once that is wanted: undefined where it is still to come. */
const useRegimes = (bowl: RegressionBowl, wanted: boolean): readonly (RegimeName | undefined)[] => {
  const [regimes, setRegimes] = useState<readonly (RegimeName | undefined)[]>([]);
  // The bowl is the same in each picture, but copied.
  const lowest = bowl.lowest;
  useEffect(() => {
    if (!wanted) return;
    const measured: RegimeName[] = [];
    let timer: ReturnType<typeof setTimeout>;
    const measure = (): void => {
      const start = performance.now();
      while (measured.length < COLUMNS * ROWS && performance.now() - start < SLICE) {
        const i = measured.length;
        measured.push(measureRegime(bowl, cellAt(i % COLUMNS, Math.floor(i / COLUMNS))).name);
      }
      setRegimes([...measured]);
      if (measured.length < COLUMNS * ROWS) timer = setTimeout(measure);
    };
    measure();
    return () => clearTimeout(timer);
  }, [lowest, wanted]);
  return regimes;
};

/** How long to measure in a frame, in milliseconds. */
const SLICE = 8;
