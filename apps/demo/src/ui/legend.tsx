import "./line-chart.css";
import { colorVariable, type SeriesColor } from "./series-color.js";

export interface LegendEntry {
  readonly name: string;
  readonly color: SeriesColor;
  readonly dashed?: boolean;
  /** A number beside the name. */
  readonly value?: string;
}

/** What each colour stands for. */
export const Legend = ({ entries }: { readonly entries: readonly LegendEntry[] }) => (
  <ul class="entries legend">
    {entries.map(({ name, color, dashed, value }) => (
      <li key={name} style={{ "--swatch": colorVariable(color) }}>
        <i class={dashed ? "dashed" : ""} aria-hidden="true" />
        {name}
        {value && <span class="number">{value}</span>}
      </li>
    ))}
  </ul>
);
