import { Choice } from "../../ui/choice.js";
import { Panel } from "../../ui/panel.js";
import { SeedField } from "../../ui/seed-field.js";
import { Slider } from "../../ui/slider.js";
import { parseSizes, writeSizes } from "../hidden-sizes.js";
import { type DigitsSettings, MOST_EPOCHS, MOST_HIDDEN, USUAL_RATES } from "./digits-settings.js";

const SIZES = ["16", "32", "64", "128", "256", "512"];
const BATCHES = ["16", "32", "64", "128", "256"];

/** The address may have a value that is not a usual one. Keys that are whole numbers are sorted. */
const optionsWith = (usual: readonly string[], now: string): Record<string, string> =>
  Object.fromEntries([now, ...usual].map((value) => [value, value]));

interface NetworkPanelProps {
  readonly settings: DigitsSettings;
  readonly onChange: (changed: Partial<DigitsSettings>) => void;
}

/** Controls for the network and its training. */
export const NetworkPanel = ({ settings, onChange }: NetworkPanelProps) => {
  const sizes = parseSizes(settings.hidden, MOST_HIDDEN) ?? [];
  const setSize = (layer: number, size: string) => {
    const chosen = [0, 1, 2].map((i) => (i === layer ? Number(size) : (sizes[i] ?? 0)));
    onChange({ hidden: writeSizes(chosen.filter((units) => units > 0)) });
  };
  return (
    <Panel title="Network">
      <div class="fields">
        <fieldset class="hidden-layers">
          <legend class="field-name">Hidden units</legend>
          {[0, 1, 2].map((layer) => (
            <Choice
              key={layer}
              name={`Layer ${layer + 1}`}
              value={String(sizes[layer] ?? 0)}
              options={{ 0: "none", ...optionsWith(SIZES, String(sizes[layer] ?? 16)) }}
              onChange={(size) => setSize(layer, size)}
            />
          ))}
        </fieldset>
        <Choice
          name="Activation"
          value={settings.activation}
          options={{ relu: "ReLU", "leaky-relu": "Leaky ReLU", tanh: "tanh", sigmoid: "Sigmoid" }}
          onChange={(activation) => onChange({ activation })}
        />
        <Choice
          name="Optimizer"
          value={settings.optimizer}
          options={{ "gradient-descent": "Gradient descent", momentum: "Momentum 0.9", adam: "Adam" }}
          onChange={(optimizer) => onChange({ optimizer, rate: USUAL_RATES[optimizer] })}
        />
        <Slider
          name="Learning rate"
          value={settings.rate}
          range={[0.0001, 10]}
          scale="log"
          onChange={(rate) => onChange({ rate })}
        />
        <Choice
          name="Batch size"
          value={String(settings.batch)}
          options={optionsWith(BATCHES, String(settings.batch))}
          onChange={(batch) => onChange({ batch: Number(batch) })}
        />
        <Slider
          name="Epochs"
          value={settings.epochs}
          range={[1, MOST_EPOCHS]}
          step={1}
          onChange={(epochs) => onChange({ epochs })}
        />
        <SeedField value={settings.seed} onChange={(seed) => onChange({ seed })} />
        <p class="quiet small">
          Any change restarts training, except more epochs, which continue it. What you trained with other settings is
          kept.
        </p>
      </div>
    </Panel>
  );
};
