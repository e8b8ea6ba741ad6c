import { Panel } from "../../ui/panel.js";
import { useWidth } from "../../ui/use-width.js";
import type { NetworkSetting } from "./by-hand-settings.js";
import type { Derivation } from "./derivation.js";
import { explainOperation } from "./explain-operation.js";
import { Formula } from "./formula.js";
import { GraphLegend } from "./graph-legend.js";
import { graphState } from "./graph-state.js";
import { NetworkGraph } from "./network-graph.js";
import { StepControls } from "./step-controls.js";

interface DerivationPanelProps {
  readonly network: NetworkSetting;
  readonly derivation: Derivation;
  readonly step: number;
  readonly onStep: (step: number) => void;
}

/** The drawing after so many operations, the way through them, and the present one in numbers. */
export const DerivationPanel = ({ network, derivation, step, onStep }: DerivationPanelProps) => {
  const [place, width] = useWidth<HTMLDivElement>();
  const state = graphState(derivation, step);
  return (
    <Panel title="Forward, and back" aside={<GraphLegend />}>
      <StepControls derivation={derivation} step={step} onStep={onStep} />
      <div class="graph-place" ref={place}>
        {width > 0 && <NetworkGraph network={network} state={state} width={width} />}
      </div>
      <div class="operation-now">
        {state.row === undefined ? (
          <p>The inputs, the weights and the biases are given. Each operation makes new numbers of them.</p>
        ) : (
          <>
            <p>{explainOperation(state.row, network)}</p>
            <Formula row={state.row} />
          </>
        )}
      </div>
    </Panel>
  );
};
