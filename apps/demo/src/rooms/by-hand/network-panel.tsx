import "./network-panel.css";
import { Button } from "../../ui/button.js";
import { Choice } from "../../ui/choice.js";
import { NumberField } from "../../ui/number-field.js";
import { Panel } from "../../ui/panel.js";
import { SeedField } from "../../ui/seed-field.js";
import {
  ACTIVATIONS,
  BIASES,
  type ByHandSettings,
  type LayerSetting,
  LOSSES,
  MOST_LAYERS,
  MOST_UNITS,
  type NetworkSetting,
  WEIGHTS,
  withNetwork,
} from "./by-hand-settings.js";

interface NetworkPanelProps {
  readonly settings: ByHandSettings;
  readonly onChange: (settings: ByHandSettings) => void;
  /** Takes up one of the documents' examples. */
  readonly onExample: (document: "notebook" | "tutorial") => void;
}

const refuseSize = (size: number): string | undefined =>
  Number.isInteger(size) && size >= 1 && size <= MOST_UNITS
    ? undefined
    : `Choose a whole number from 1 to ${MOST_UNITS}.`;

/** Sizes, activations, the loss, and the initial parameters. */
export const NetworkPanel = ({ settings, onChange, onExample }: NetworkPanelProps) => {
  const { network, loss, weights, biases, seed } = settings;
  const { inputs, layers } = network;
  const change = (part: Partial<NetworkSetting>) => onChange(withNetwork(settings, { ...network, ...part }));
  const changeLayer = (layer: number, part: Partial<LayerSetting>) =>
    change({ layers: layers.map((before, i) => (i === layer ? { ...before, ...part } : before)) });
  // The last layer is the output: layers are added and removed before it.
  const [hidden, output] = [layers.slice(0, -1), layers.at(-1)!];
  const dropParameters = (layers: readonly LayerSetting[]) => {
    const { edits, ...rest } = withNetwork(settings, { ...network, layers });
    onChange({ ...rest, edits: Object.fromEntries(Object.entries(edits).filter(([place]) => /^[xt]/.test(place))) });
  };
  return (
    <Panel title="The network" name="network">
      <div class="fields">
        <NumberField name="Inputs" value={inputs} refuse={refuseSize} onChange={(inputs) => change({ inputs })} />
        {layers.map(({ units, activation }, i) => (
          <fieldset class="layer-fields" key={i}>
            <legend>{`Layer ${i + 1}${i === layers.length - 1 ? ", the output" : ""}`}</legend>
            <div class="fields">
              <NumberField
                name="Units"
                value={units}
                refuse={refuseSize}
                onChange={(units) => changeLayer(i, { units })}
              />
              <Choice
                name="Activation"
                value={activation}
                options={ACTIVATIONS}
                onChange={(activation) => changeLayer(i, { activation })}
              />
            </div>
          </fieldset>
        ))}
        <div class="buttons">
          <Button
            disabled={layers.length === MOST_LAYERS}
            onClick={() => dropParameters([...hidden, { units: 2, activation: "relu" }, output])}
          >
            Add a layer
          </Button>
          <Button disabled={layers.length === 1} onClick={() => dropParameters([...hidden.slice(0, -1), output])}>
            Remove a layer
          </Button>
        </div>
        <Choice name="Loss" value={loss} options={LOSSES} onChange={(loss) => onChange({ ...settings, loss })} />
        {loss === "softmaxCrossEntropy" && output.activation !== "identity" && (
          <p class="quiet small">This loss includes a softmax, so the output layer usually has the identity.</p>
        )}
        <div class="start-fields">
          <Choice
            name="Weights"
            value={weights}
            options={WEIGHTS}
            onChange={(weights) => onChange({ ...settings, weights })}
          />
          <Choice
            name="Biases"
            value={biases}
            options={BIASES}
            onChange={(biases) => onChange({ ...settings, biases })}
          />
        </div>
        {[weights, biases].some((start) => start === "normal" || start === "uniform") && (
          <SeedField value={seed} onChange={(seed) => onChange({ ...settings, seed })} />
        )}
        <div class="buttons">
          <Button onClick={() => onExample("notebook")}>The notebook’s example</Button>
          <Button onClick={() => onExample("tutorial")}>The tutorial’s example</Button>
        </div>
      </div>
    </Panel>
  );
};
