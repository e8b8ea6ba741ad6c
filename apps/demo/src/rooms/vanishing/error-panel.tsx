import { Legend } from "../../ui/legend.js";
import { LineChart, type LineSeries } from "../../ui/line-chart.js";
import { Panel } from "../../ui/panel.js";
import { showSize } from "./show-size.js";
import type { VanishingPicture } from "./vanishing-simulation.js";

/** The curves of the error. */
export const ErrorPanel = ({ own, original }: VanishingPicture) => {
  const series: readonly LineSeries[] = [
    { name: "your network", color: 1, values: own.curve.values.map(onLogAxis) },
    ...(original === undefined
      ? []
      : [
          {
            name: "the tutorial's original",
            color: 2,
            dashed: true,
            values: own.curve.at.map((_, i) => onLogAxis(original.curve.values[i])),
          } as const,
        ]),
  ];
  return (
    <Panel title="Error" aside={<Legend entries={series} />}>
      <LineChart
        summary={`The error over ${own.iterations} iterations, from ${showSize(own.curve.values[0]!, 3)} to ${showSize(own.error, 3)}.`}
        x={{ label: "iteration", whole: true, values: own.curve.at }}
        y={{ label: "squared error", scale: "log" }}
        series={series}
        height={200}
      />
    </Panel>
  );
};

/** A logarithmic axis has no 0 and no infinity. */
const onLogAxis = (error: number | undefined): number | null =>
  error !== undefined && error > 0 && Number.isFinite(error) ? error : null;
