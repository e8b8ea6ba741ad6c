import { Button } from "../../ui/button.js";
import { Panel } from "../../ui/panel.js";
import { Slider } from "../../ui/slider.js";
import { Switch } from "../../ui/switch.js";
import { BATCH_SIZES, DECAYS, type DescentSettings, MOMENTA, RATES, USUAL_SETTINGS } from "./descent-settings.js";

interface RuleControlsProps {
  readonly settings: DescentSettings;
  readonly onChange: (changed: Partial<DescentSettings>) => void;
}

const RULE = ["learningRate", "decay", "momentum", "batchSize", "replacement"] as const;
const usualRule: Partial<DescentSettings> = Object.fromEntries(RULE.map((name) => [name, USUAL_SETTINGS[name]]));

/** Controls for the numbers in the rules. They can be changed while it runs. */
export const RuleControls = ({ settings, onChange }: RuleControlsProps) => (
  <Panel title="Rules">
    <div class="fields">
      <Slider
        name="Learning rate η"
        value={settings.learningRate}
        range={RATES}
        scale="log"
        onChange={(learningRate) => onChange({ learningRate })}
      />
      <Slider
        name="Decay k"
        value={settings.decay}
        range={DECAYS}
        step={0.005}
        onChange={(decay) => onChange({ decay })}
      />
      <Slider
        name="Momentum γ"
        value={settings.momentum}
        range={MOMENTA}
        step={0.006}
        onChange={(momentum) => onChange({ momentum })}
      />
      <Slider
        name="Batch size"
        value={settings.batchSize}
        range={BATCH_SIZES}
        scale="log"
        step={Math.log10(2)}
        show={(rows) => (rows === 1 ? "1 row" : `${rows} rows`)}
        onChange={(rows) => onChange({ batchSize: 2 ** Math.round(Math.log2(rows)) })}
      />
      <Switch
        name="Draw batches with replacement"
        on={settings.replacement}
        onChange={(replacement) => onChange({ replacement })}
      />
      <p class="quiet small">You can change these while it runs: each racer carries on from where it is.</p>
      <Button
        disabled={RULE.every((name) => settings[name] === USUAL_SETTINGS[name])}
        onClick={() => onChange(usualRule)}
      >
        The notebook's numbers
      </Button>
    </div>
  </Panel>
);
