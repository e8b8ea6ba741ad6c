import { showNumber, showPercent } from "@gd/experiments";
import { Choice } from "../../../ui/choice.js";
import { Panel } from "../../../ui/panel.js";
import { SeedField } from "../../../ui/seed-field.js";
import { Slider } from "../../../ui/slider.js";
import { Switch } from "../../../ui/switch.js";
import {
  BATCH_SIZES,
  DROPOUTS,
  LEARNING_RATES,
  NOISES,
  type PlaygroundSettings,
  SHARES,
  SIZES,
  STRENGTHS,
} from "../playground-settings.js";
import { ACTIVATIONS, DATA, INITIALIZERS, OPTIMIZERS, SCHEDULES } from "./words.js";

interface PlaygroundControlsProps {
  readonly settings: PlaygroundSettings;
  readonly onChange: (changed: Partial<PlaygroundSettings>) => void;
}

/** What it learns from. */
export const DataControls = ({ settings, onChange }: PlaygroundControlsProps) => {
  const isMade = settings.data !== "drawn" && settings.data !== "table";
  return (
    <>
      <Choice name="Data" value={settings.data} options={DATA} onChange={(data) => onChange({ data })} />
      {isMade && (
        <>
          <Slider
            name="Points"
            value={settings.size}
            range={SIZES}
            step={10}
            whole
            onChange={(size) => onChange({ size })}
          />
          <Slider
            name="Noise"
            value={settings.noise}
            range={NOISES}
            step={0.01}
            onChange={(noise) => onChange({ noise })}
          />
        </>
      )}
      <Slider
        name="Held out"
        value={settings.validation}
        range={SHARES}
        step={0.05}
        show={(share) => showPercent(share, 0)}
        onChange={(validation) => onChange({ validation })}
      />
      <SeedField value={settings.seed} onChange={(seed) => onChange({ seed })} />
    </>
  );
};

/** The network beside its sizes, and how it learns. */
export const PlaygroundControls = ({ settings, onChange }: PlaygroundControlsProps) => (
  <>
    <Panel title="Units">
      <div class="fields">
        <Choice
          name="Activation"
          value={settings.activation}
          options={ACTIVATIONS}
          onChange={(activation) => onChange({ activation })}
        />
        <Choice
          name="First weights"
          value={settings.initializer}
          options={INITIALIZERS}
          onChange={(initializer) => onChange({ initializer })}
        />
        <Switch
          name="Batch normalization"
          on={settings.normalized}
          onChange={(normalized) => onChange({ normalized })}
        />
        <Slider
          name="Dropout"
          value={settings.dropout}
          range={DROPOUTS}
          step={0.05}
          show={(share) => showPercent(share, 0)}
          onChange={(dropout) => onChange({ dropout })}
        />
      </div>
    </Panel>
    <Panel title="Rule">
      <div class="fields">
        <Choice
          name="Optimizer"
          value={settings.optimizer}
          options={OPTIMIZERS}
          onChange={(optimizer) => onChange({ optimizer })}
        />
        <Slider
          name="Learning rate"
          value={settings.learningRate}
          range={LEARNING_RATES}
          scale="log"
          show={(rate) => showNumber(rate, 3)}
          onChange={(learningRate) => onChange({ learningRate })}
        />
        <Choice
          name="Schedule"
          value={settings.schedule}
          options={SCHEDULES}
          onChange={(schedule) => onChange({ schedule })}
        />
        <Slider
          name="Batch size"
          value={settings.batchSize}
          range={BATCH_SIZES}
          whole
          onChange={(batchSize) => onChange({ batchSize })}
        />
        <Strength name="L1: penalty on |w|" value={settings.l1} onChange={(l1) => onChange({ l1 })} />
        <Strength name="L2: penalty on w²" value={settings.l2} onChange={(l2) => onChange({ l2 })} />
      </div>
    </Panel>
  </>
);

interface StrengthProps {
  readonly name: string;
  readonly value: number;
  readonly onChange: (strength: number) => void;
}

/** Its ends are 0 and 0.1, and small numbers have more room: the slider is even in the cube root. */
const Strength = ({ name, value, onChange }: StrengthProps) => (
  <Slider
    name={name}
    value={Math.cbrt(value)}
    range={[Math.cbrt(STRENGTHS[0]), Math.cbrt(STRENGTHS[1])]}
    show={(root) => (root === 0 ? "none" : showNumber(root ** 3, 2))}
    onChange={(root) => onChange(Number((root ** 3).toPrecision(2)))}
  />
);
