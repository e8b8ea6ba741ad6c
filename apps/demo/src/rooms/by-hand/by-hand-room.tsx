import "./by-hand-room.css";
import { useMemo } from "preact/hooks";
import { settingsInAddress } from "../../address.js";
import { Panel, RoomGrid } from "../../ui/panel.js";
import { Problem } from "../../ui/problem.js";
import { BY_HAND_SETTINGS, type ByHandSettings, usualSettings } from "./by-hand-settings.js";
import { derive } from "./derivation.js";
import { DerivationPanel } from "./derivation-panel.js";
import { stepOf } from "./graph-state.js";
import { NetworkPanel } from "./network-panel.js";
import { NumbersPanel } from "./numbers-panel.js";
import { OperationList } from "./operation-list.js";
import { ReluPanel } from "./relu-panel.js";

const settings = settingsInAddress("by-hand", BY_HAND_SETTINGS);
const change = (part: Partial<ByHandSettings>): void => {
  settings.value = { ...settings.value, ...part };
};

/** A small network with all its numbers, derived one operation at a time. */
export const ByHandRoom = () => {
  const { step: wished, ...given } = settings.value;
  const { network, loss, weights, biases, seed, edits } = given;
  const derivation = useMemo(() => derive(given), [network, loss, weights, biases, seed, edits]);
  const { rows, notFinite } = derivation;
  const step = stepOf(derivation, wished);
  const onStep = (step: number): void => change({ step: step >= rows.length ? "all" : step });
  return (
    <div class="by-hand">
      {notFinite !== undefined && <Problem>{notFinite}</Problem>}
      <RoomGrid
        before={<DerivationPanel network={network} derivation={derivation} step={step} onStep={onStep} />}
        controls={
          <Panel title="All operations">
            <OperationList rows={rows} step={step} onStep={onStep} />
          </Panel>
        }
      />
      <RoomGrid
        before={<NumbersPanel settings={settings.value} derivation={derivation} change={change} />}
        figures={<ReluPanel />}
        controls={
          <NetworkPanel
            settings={settings.value}
            onChange={change}
            onUsual={() => change(usualSettings(settings.value))}
          />
        }
      />
    </div>
  );
};
