import "./numbers-panel.css";
import { Button } from "../../ui/button.js";
import { Panel } from "../../ui/panel.js";
import type { ByHandSettings } from "./by-hand-settings.js";
import { placeOf } from "./edits.js";
import type { NetworkNumbers } from "./network-numbers.js";
import { NumberMatrix } from "./number-matrix.js";
import { showSymbol } from "./show-symbol.js";

interface NumbersPanelProps {
  readonly settings: ByHandSettings;
  /** Before the first iteration. */
  readonly numbers: NetworkNumbers;
  /** A sentence on a target that the loss does not accept. */
  readonly targetProblem: string | undefined;
  readonly change: (part: Partial<ByHandSettings>) => void;
}

/** The numbers with which the derivation begins, for the visitor to change. */
export const NumbersPanel = ({ settings: { edits, network }, numbers, targetProblem, change }: NumbersPanelProps) => {
  const { input, target, layers } = numbers;
  const edit = (place: string, value: number) => change({ edits: { ...edits, [place]: value } });
  const edited = Object.keys(edits).length > 0;
  return (
    <Panel
      title="Your own numbers"
      name="numbers"
      aside={
        <Button onClick={() => change({ edits: {} })} disabled={!edited}>
          Reset the numbers
        </Button>
      }
    >
      <p class="quiet small">
        W has a row for each input and a column for each unit. These are the numbers before the first iteration.
      </p>
      <div class="numbers" key={JSON.stringify([network.inputs, network.layers.map(({ units }) => units)])}>
        <div class="numbers-of-layer">
          <NumberMatrix
            title="Input x"
            rows={[input]}
            nameOf={(_, i) => `x, input ${i + 1}`}
            onChange={(_, i, value) => edit(placeOf("x", i), value)}
          />
          <NumberMatrix
            title="Target t"
            rows={[target]}
            nameOf={(_, i) => `t, output ${i + 1}`}
            onChange={(_, i, value) => edit(placeOf("t", i), value)}
            problem={targetProblem}
          />
        </div>
        {layers.map(({ weight, bias }, layer) => {
          const [W, b] = [`W${layer + 1}`, `b${layer + 1}`];
          return (
            <div class="numbers-of-layer" key={W}>
              <NumberMatrix
                title={`Weights ${showSymbol(W)}`}
                rows={weight}
                nameOf={(i, j) => `Weight of layer ${layer + 1}, input ${i + 1} to unit ${j + 1}`}
                onChange={(i, j, value) => edit(placeOf(W, i, j), value)}
              />
              <NumberMatrix
                title={`Biases ${showSymbol(b)}`}
                rows={[bias]}
                nameOf={(_, j) => `Bias of layer ${layer + 1}, unit ${j + 1}`}
                onChange={(_, j, value) => edit(placeOf(b, j), value)}
              />
            </div>
          );
        })}
      </div>
    </Panel>
  );
};
