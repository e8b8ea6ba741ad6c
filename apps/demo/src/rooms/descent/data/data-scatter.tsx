import "./data-scatter.css";
import { useWidth } from "../../../ui/use-width.js";
import { indexed, rounded } from "../show-figure.js";
import type { SlopeIndex, SlopeProblem } from "./slope-problem.js";

/** As many rows as can be told apart. */
const SHOWN = 500;
const HEIGHT = 260;
const MARGIN = { left: 34, top: 8, right: 8, bottom: 34 };

interface DataScatterProps {
  readonly problem: SlopeProblem;
  readonly index: SlopeIndex;
  readonly weight: number;
  /** The rows of the batch. */
  readonly batch: ArrayLike<number>;
}

/** Rows of the data along one x, the line that a weight draws through them, and the rows of a batch. */
export const DataScatter = (props: DataScatterProps) => {
  const [place, width] = useWidth<HTMLDivElement>();
  return (
    <div ref={place} style={{ minHeight: `${HEIGHT}px` }}>
      {width > 0 && <Drawing {...props} width={width} />}
    </div>
  );
};

const Drawing = ({ problem, index, weight, batch, width }: DataScatterProps & { readonly width: number }) => {
  const [least, most] = [-8, 8];
  const left = (x: number): number => MARGIN.left + x * (width - MARGIN.left - MARGIN.right);
  const top = (y: number): number => MARGIN.top + ((most - y) / (most - least)) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const base = HEIGHT - MARGIN.bottom;
  const dot = (row: number, radius: number) => (
    <circle key={row} cx={left(problem.x[row]!).toFixed(1)} cy={top(problem.rest[row]!).toFixed(1)} r={radius} />
  );
  const [x, w] = [indexed("x", index), indexed("w", index)];
  return (
    <svg
      class="data-scatter"
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={`${SHOWN} of ${problem.rows} rows: ${x} to the right, and upwards what is left of y without the other terms. The line ${w} · ${x} has the slope ${rounded(weight)}. ${Math.min(batch.length, SHOWN)} rows are those of the batch.`}
    >
      <clipPath id="data-frame">
        <rect x={MARGIN.left} y={MARGIN.top} width={width - MARGIN.left - MARGIN.right} height={base - MARGIN.top} />
      </clipPath>
      {[-5, 0, 5].map((tick) => (
        <g key={tick} class="tick">
          <line x1={MARGIN.left} x2={width - MARGIN.right} y1={top(tick)} y2={top(tick)} />
          <text x={MARGIN.left - 6} y={top(tick)} dy="0.35em" text-anchor="end">
            {rounded(tick)}
          </text>
        </g>
      ))}
      {[0, 0.5, 1].map((tick) => (
        <text key={tick} class="tick" x={left(tick)} y={base + 14} text-anchor="middle">
          {tick}
        </text>
      ))}
      <text class="tick" x={left(0.5)} y={HEIGHT - 4} text-anchor="middle">
        {x}
      </text>
      <g clip-path="url(#data-frame)">
        <g class="rows">{Array.from({ length: SHOWN }, (_, row) => dot(row, 1.8))}</g>
        <line class="fit" x1={left(0)} y1={top(0)} x2={left(1)} y2={top(weight)} />
        <g class="batch">{Array.from({ length: Math.min(batch.length, SHOWN) }, (_, i) => dot(batch[i]!, 4))}</g>
      </g>
    </svg>
  );
};
