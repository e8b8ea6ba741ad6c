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

/** The drawing after some operations, the controls to go through them, and the last one in numbers. */
export const DerivationPanel = ({ network, derivation, step, onStep }: DerivationPanelProps) => {
  const [place, width] = useWidth<HTMLDivElement>();
  const state = graphState(derivation, step);
  return (
    <Panel title="Forward and backward" name="network-graph" aside={<GraphLegend />}>
      <StepControls derivation={derivation} step={step} onStep={onStep} />
      <div class="graph-place" ref={place}>
        {width > 0 && <NetworkGraph key={JSON.stringify(network)} network={network} state={state} width={width} />}
      </div>
      <div class="operation-now">
        {state.row === undefined ? (
          <p>The inputs, weights and biases are given. Each operation computes new numbers from them.</p>
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
