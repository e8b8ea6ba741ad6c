import "./line-chart.css";
import { type Dash, dashOf } from "./dash.js";
import { colorVariable, type SeriesColor } from "./series-color.js";

export interface LegendEntry {
  readonly name: string;
  readonly color: SeriesColor;
  readonly dashed?: Dash;
  /** A number beside the name. */
  readonly value?: string;
}

/** What each line stands for, by its colour and its dashes. */
export const Legend = ({ entries }: { readonly entries: readonly LegendEntry[] }) => (
  <ul class="entries legend">
    {entries.map(({ name, color, dashed, value }) => (
      <li key={name}>
        <svg width="28" height="4" aria-hidden="true">
          <path
            d="M0 2h28"
            stroke={colorVariable(color)}
            stroke-width="3"
            stroke-dasharray={dashOf(dashed).join(" ")}
          />
        </svg>
        {name}
        {value && <span class="number">{value}</span>}
      </li>
    ))}
  </ul>
);
