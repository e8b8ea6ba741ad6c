import { showNumber } from "@gd/experiments";
import { Legend } from "../../ui/legend.js";
import { LineChart } from "../../ui/line-chart.js";
import { Panel } from "../../ui/panel.js";
import type { EpochOfTable, PlannedTraining } from "./table-messages.js";

interface LossPanelProps {
  readonly plan: PlannedTraining;
  readonly epochs: readonly EpochOfTable[];
  readonly best: number | undefined;
}

/** What is trained, and how it goes. */
export const LossPanel = ({ plan, epochs, best }: LossPanelProps) => {
  const last = epochs.at(-1);
  const { rows, target } = plan;
  const outputs = target.kind === "class" ? `${target.classes.length} classes` : target.column;
  const series = [
    { name: "training", color: 1, values: epochs.map(({ loss }) => loss) },
    { name: "validation", color: 2, dashed: true, values: epochs.map(({ validation }) => validation) },
  ] as const;
  return (
    <Panel title="Training" aside={<Legend entries={series} />}>
      <div class="fields">
        <p class="small">
          {[plan.inputs, ...plan.hidden].join(" → ")} → {outputs}, {plan.parameters.toLocaleString("en")} parameters;
          adam at {plan.learningRate}, batches of {plan.batchSize}, at most {plan.epochs} epochs. Rows:{" "}
          {rows.training.toLocaleString("en")} to train with, {rows.validation.toLocaleString("en")} to validate,{" "}
          {rows.test.toLocaleString("en")} held out; {plan.how}.
        </p>
        {best === undefined && last !== undefined && (
          <p class="small">
            Epoch {last.epoch} of at most {plan.epochs}.
          </p>
        )}
        {plan.notes.length > 0 && (
          <ul class="small quiet notes">
            {plan.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
        <LineChart
          summary={
            last === undefined
              ? "Loss: nothing has been trained yet"
              : `Loss after ${last.epoch} epochs: ${showNumber(last.loss, 3)} in training, ${showNumber(last.validation, 3)} in validation`
          }
          x={{ label: "epoch", whole: true, values: epochs.map(({ epoch }) => epoch) }}
          y={{ label: target.kind === "class" ? "cross entropy" : "squared error, standardized" }}
          series={series}
          marks={
            best === undefined || best === 0
              ? []
              : [{ x: best, y: epochs[best - 1]!.validation, name: `best: epoch ${best}`, color: 2 }]
          }
          height={220}
        />
      </div>
    </Panel>
  );
};
