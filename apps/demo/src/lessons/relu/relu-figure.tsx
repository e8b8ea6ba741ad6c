import { type ReluBackward, reluByGradient } from "@gd/experiments";
import { referenceOps } from "@gd/tensor";
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type ByHandSettings, usualSettings } from "../../rooms/by-hand/by-hand-settings.js";
import { DerivationPanel } from "../../rooms/by-hand/derivation-panel.js";
import { NumberMatrix } from "../../rooms/by-hand/number-matrix.js";
import { ReluTable } from "../../rooms/by-hand/relu-table.js";
import { useDerivation } from "../../rooms/by-hand/use-derivation.js";
import { Panel } from "../../ui/panel.js";
import type { PassedBack } from "./relu-check.js";

const ops = referenceOps({ dtype: "float64" });
/** As in the notebook's example: the sums of layers 1 and 2, and their gradients. */
const numbers = signal<ReluBackward>({ input: [2, 2, 4, 4], gradient: [32, 32, 16, 16] });
const settings = signal<ByHandSettings>(usualSettings({ step: 0 }));

/** The notebook's network, operation by operation, and its ReLU beside the derivative. */
export const ReluFigure = ({ onState }: { readonly onState: (passed: PassedBack) => void }) => {
  const { derivation, step } = useDerivation(settings.value);
  const passed = reluByGradient(ops, numbers.value);
  useEffect(() => onState(passed), [numbers.value]);
  const change = (part: "input" | "gradient", unit: number, value: number): void => {
    const before = numbers.peek();
    numbers.value = { ...before, [part]: before[part].map((number, i) => (i === unit ? value : number)) };
  };
  return (
    <div>
      <Panel title="Two ReLUs, backward">
        <div class="fields">
          <NumberMatrix
            title="Inputs"
            rows={[numbers.value.input]}
            nameOf={(_, unit) => `Input of unit ${unit + 1}`}
            onChange={(_, unit, value) => change("input", unit, value)}
          />
          <NumberMatrix
            title="Gradients of the outputs"
            rows={[numbers.value.gradient]}
            nameOf={(_, unit) => `Gradient of unit ${unit + 1}`}
            onChange={(_, unit, value) => change("gradient", unit, value)}
          />
          <ReluTable {...passed} />
        </div>
      </Panel>
      <DerivationPanel
        network={settings.value.network}
        derivation={derivation}
        step={step}
        onStep={(step) => {
          settings.value = { ...settings.peek(), step };
        }}
      />
    </div>
  );
};
