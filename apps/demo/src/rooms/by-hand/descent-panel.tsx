import { Button } from "../../ui/button.js";
import { LineChart } from "../../ui/line-chart.js";
import { Panel } from "../../ui/panel.js";
import { Slider } from "../../ui/slider.js";
import { type ByHandSettings, MOST_ITERATIONS, RATES } from "./by-hand-settings.js";
import type { Derivation } from "./derivation.js";
import type { Descended } from "./network-descent.js";
import { showValue } from "./show-value.js";

interface DescentPanelProps {
  readonly settings: Pick<ByHandSettings, "rate" | "iterations">;
  readonly derivation: Derivation;
  readonly descended: Descended;
  readonly onChange: (part: Partial<ByHandSettings>) => void;
}

/** The update, again and again: the learning rate, and what becomes of the loss. */
export const DescentPanel = ({ settings, derivation, descended, onChange }: DescentPanelProps) => {
  const { rate, iterations: wanted } = settings;
  const { iterations, losses } = descended;
  const { loss } = derivation;
  const diverged = iterations < wanted;
  const to = (wanted: number): void =>
    onChange({ iterations: Math.max(0, Math.min(MOST_ITERATIONS, wanted)), step: "all" });
  const curve = loss === undefined ? losses : [...losses, loss];
  return (
    <Panel title="Around again" aside={<span class="quiet">{`iteration ${iterations.toLocaleString("en")}`}</span>}>
      <div class="fields">
        <fieldset class="buttons" aria-label="Iterations">
          <Button kind="main" onClick={() => to(iterations + 1)}>
            Take the step
          </Button>
          <Button onClick={() => to(iterations + 10)}>10 more</Button>
          <Button onClick={() => to(MOST_ITERATIONS)}>To {MOST_ITERATIONS.toLocaleString("en")}</Button>
          <Button onClick={() => to(0)}>Back to 0</Button>
        </fieldset>
        <Slider
          name="Learning rate η"
          value={rate}
          range={RATES}
          scale="log"
          onChange={(rate) => onChange({ rate, step: "all" })}
        />
        <p role="status">{sentenceOf(iterations, losses, loss, diverged)}</p>
        {curve.length > 1 && (
          <LineChart
            summary={`The loss over ${iterations} iterations, from ${showValue(curve[0]!)} to ${showValue(curve.at(-1)!)}.`}
            x={{ label: "iteration", whole: true, values: curve.map((_, i) => i) }}
            y={{ label: "loss", scale: curve.every((value) => value > 0) ? "log" : "linear" }}
            series={[{ name: "loss", color: 1, values: curve }]}
            height={180}
          />
        )}
        <p class="quiet small">
          Each iteration goes forward, backward, and then takes the step. The drawing and the operations are those of
          the iteration shown. At another learning rate, the same number of steps is taken from the start.
        </p>
      </div>
    </Panel>
  );
};

const sentenceOf = (
  iterations: number,
  losses: readonly number[],
  loss: number | undefined,
  diverged: boolean,
): string => {
  if (loss === undefined) return "Without a loss there is no step.";
  if (diverged) return `It diverged: after iteration ${iterations} the numbers are no longer finite. Lower the rate.`;
  const before = losses.at(-1);
  if (before === undefined) return `No step has been taken yet. The loss is ${showValue(loss)}.`;
  const step = `Step ${iterations.toLocaleString("en")}`;
  if (loss === before) return `${step} left the loss at ${showValue(loss)}.`;
  return `${step} ${loss < before ? "lowered" : "raised"} the loss from ${showValue(before)} to ${showValue(loss)}.`;
};
