import "./by-hand-room.css";
import { settingsInAddress } from "../../address.js";
import { CodePanel } from "../../ui/code-panel.js";
import { Panel, RoomGrid } from "../../ui/panel.js";
import { Problem } from "../../ui/problem.js";
import { byHandCode } from "./by-hand-code.js";
import { BY_HAND_SETTINGS, type ByHandSettings, tutorialSettings, usualSettings } from "./by-hand-settings.js";
import { DerivationPanel } from "./derivation-panel.js";
import { DescentPanel } from "./descent-panel.js";
import { NetworkPanel } from "./network-panel.js";
import { NumbersPanel } from "./numbers-panel.js";
import { OperationList } from "./operation-list.js";
import { ReluPanel } from "./relu-panel.js";
import { useDerivation } from "./use-derivation.js";

const settings = settingsInAddress("by-hand", BY_HAND_SETTINGS);
const change = (part: Partial<ByHandSettings>): void => {
  settings.value = { ...settings.value, ...part };
};

/** A small network with all its numbers, derived one operation at a time. */
export const ByHandRoom = () => {
  const { start, derivation, descended, step } = useDerivation(settings.value);
  const { rows, gradients, notFinite, targetProblem } = derivation;
  const { network } = settings.value;
  const onStep = (step: number): void => change({ step: step === gradients ? "all" : step });
  return (
    <div class="by-hand">
      {notFinite !== undefined && <Problem>{notFinite}</Problem>}
      <RoomGrid
        before={<DerivationPanel network={network} derivation={derivation} step={step} onStep={onStep} />}
        figures={
          <DescentPanel settings={settings.value} derivation={derivation} descended={descended} onChange={change} />
        }
        controls={
          <Panel title="All operations">
            <OperationList rows={rows} step={step} onStep={onStep} />
          </Panel>
        }
      />
      <RoomGrid
        before={
          <NumbersPanel settings={settings.value} numbers={start} targetProblem={targetProblem} change={change} />
        }
        figures={
          <>
            <ReluPanel />
            <CodePanel
              title="This network as code"
              name="code"
              words="A whole program: it prints the loss, and the loss after a step."
              code={byHandCode(settings.value, derivation.numbers)}
            />
          </>
        }
        controls={
          <NetworkPanel
            settings={settings.value}
            onChange={change}
            onExample={(document) =>
              change((document === "notebook" ? usualSettings : tutorialSettings)(settings.value))
            }
          />
        }
      />
    </div>
  );
};
