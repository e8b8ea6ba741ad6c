import { POINTS, showNumber } from "@gd/experiments";
import type { Signal } from "@preact/signals";
import { Choice } from "../../ui/choice.js";
import { Panel } from "../../ui/panel.js";
import { RunsOn } from "../../ui/run-status.js";
import { SeedField } from "../../ui/seed-field.js";
import { Slider } from "../../ui/slider.js";
import { Switch } from "../../ui/switch.js";
import type { Running } from "../../worker/running.js";
import { ACTIVATIONS, DERIVATIVES, WEIGHTS } from "./describe-network.js";
import { ITERATIONS, LEARNING_RATES, type VanishingSettings, WIDTHS } from "./vanishing-settings.js";

interface VanishingControlsProps {
  readonly settings: Signal<VanishingSettings>;
  readonly running: Running<unknown>;
}

/** Controls for the network and its run. */
export const VanishingControls = ({ settings, running }: VanishingControlsProps) => {
  const now = settings.value;
  const change = (changed: Partial<VanishingSettings>): void => {
    settings.value = { ...settings.peek(), ...changed };
  };
  return (
    <>
      <Panel title="Network">
        <div class="fields">
          <Slider
            name="Hidden units n"
            value={now.width}
            range={WIDTHS}
            scale="log"
            whole
            show={(width) => `2-${width}-${width}-2`}
            onChange={(width) => change({ width })}
          />
          <Choice
            name="Activation"
            value={now.activation}
            options={ACTIVATIONS}
            onChange={(activation) => change({ activation })}
          />
          {now.activation === "scaled-sigmoid" && (
            <>
              <Choice
                name="Derivative"
                value={now.derivative}
                options={DERIVATIVES}
                onChange={(derivative) => change({ derivative })}
              />
              <p class="quiet small">
                {now.derivative === "tutorial"
                  ? "The factor 0.01 is missing once for each layer that the gradient passes. This is not the gradient of the error: each layer gets a learning rate of its own."
                  : "The gradient of the error, with a factor 0.01 for each layer that it passes."}
              </p>
            </>
          )}
          <Choice
            name="Initial weights"
            value={now.weights}
            options={WEIGHTS}
            onChange={(weights) => change({ weights })}
          />
          <Switch name="Batch normalization" on={now.normalized} onChange={(normalized) => change({ normalized })} />
          {now.normalized && (
            <p class="quiet small">
              One example alone has no variance to normalize by. So the network learns from {POINTS.count} points: the
              pair and {POINTS.count - 1} around it with a standard deviation of {POINTS.deviation}, all with its
              target.
            </p>
          )}
        </div>
      </Panel>
      <Panel title="Descent">
        <div class="fields">
          <Slider
            name="Learning rate"
            value={now.learningRate}
            range={LEARNING_RATES}
            scale="log"
            show={(rate) => showNumber(rate, 3)}
            onChange={(learningRate) => change({ learningRate })}
          />
          <Slider
            name="Stop after"
            value={now.iterations}
            range={ITERATIONS}
            scale="log"
            whole
            show={(iterations) => `${iterations.toLocaleString("en")} iterations`}
            onChange={(iterations) => change({ iterations })}
          />
          <SeedField value={now.seed} onChange={(seed) => change({ seed })} />
          <p class="quiet small">Any change restarts the run, so the link always shows what you see.</p>
          <RunsOn running={running} />
        </div>
      </Panel>
    </>
  );
};
