import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type ByHandSettings, tutorialSettings } from "../../rooms/by-hand/by-hand-settings.js";
import { DerivationPanel } from "../../rooms/by-hand/derivation-panel.js";
import { DescentPanel } from "../../rooms/by-hand/descent-panel.js";
import { useDerivation } from "../../rooms/by-hand/use-derivation.js";
import type { StepState } from "./step-check.js";

const settings = signal<ByHandSettings>(tutorialSettings({ step: 0 }));
const change = (part: Partial<ByHandSettings>): void => {
  settings.value = { ...settings.peek(), ...part };
};

/** The tutorial's network with its pair, operation by operation and iteration by iteration. */
export const StepFigure = ({ onState }: { readonly onState: (state: StepState) => void }) => {
  const { derivation, descended, step } = useDerivation(settings.value);
  const { iterations } = descended;
  const { loss } = derivation;
  useEffect(() => onState({ iterations, loss }), [iterations, loss]);
  return (
    <div>
      <DescentPanel settings={settings.value} derivation={derivation} descended={descended} onChange={change} />
      <DerivationPanel
        network={settings.value.network}
        derivation={derivation}
        step={step}
        onStep={(step) => change({ step })}
      />
    </div>
  );
};
