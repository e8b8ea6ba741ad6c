import "./magnitude-histogram.css";
import type { Magnitudes } from "@gd/experiments";
import { barsPath, type Decades, histogramBars, placeOf, ZERO_PLACE } from "./histogram-layout.js";

interface Row {
  readonly name: string;
  readonly magnitudes: Magnitudes;
  /** The most important number. */
  readonly figure: string;
  readonly alarming: boolean;
}

interface MagnitudeHistogramProps {
  readonly title: string;
  readonly decades: Decades;
  /** The powers of ten that have a label. */
  readonly ticks: readonly number[];
  readonly rows: readonly Row[];
}

/** Histograms of layers, one below the other, over one logarithmic axis. */
export const MagnitudeHistogram = ({ title, decades, ticks, rows }: MagnitudeHistogramProps) => (
  <figure class="magnitudes">
    <figcaption>{title}</figcaption>
    {rows.map(({ name, magnitudes, figure, alarming }) => {
      const bars = histogramBars(magnitudes, decades);
      return (
        <div key={name} class="magnitudes-row">
          <span>{name}</span>
          <span class={`number ${alarming ? "alarming" : ""}`}>{figure}</span>
          <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            <path class="grid" d={ticks.map((tick) => `M${placeOf(tick, decades).toFixed(4)} 0v1`).join("")} />
            <path class="zero" d={barsPath(bars, "zero")} />
            <path class="positive" d={barsPath(bars, "positive")} />
            <path class="negative" d={barsPath(bars, "negative")} />
          </svg>
        </div>
      );
    })}
    <div class="magnitudes-axis" aria-hidden="true">
      <span style={{ left: `${100 * ZERO_PLACE}%` }}>0</span>
      {ticks.map((tick) => (
        <span key={tick} style={{ left: `${100 * placeOf(tick, decades)}%` }}>
          {tick === 0 ? (
            "1"
          ) : (
            <>
              10<sup>{String(tick).replace("-", "−")}</sup>
            </>
          )}
        </span>
      ))}
    </div>
  </figure>
);

const MEANINGS = { positive: "above 0", negative: "below 0", zero: "exactly 0" };

/** What the colours and heights of the bars mean. */
export const HistogramLegend = () => (
  <ul class="entries quiet histogram-legend">
    {Object.entries(MEANINGS).map(([kind, meaning]) => (
      <li key={kind}>
        <i class={kind} aria-hidden="true" />
        {meaning}
      </li>
    ))}
    <li>counts per factor of 2; the tallest bar fills its row</li>
  </ul>
);
