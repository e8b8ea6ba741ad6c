import { SATURATED } from "@gd/experiments";
import { settingsInAddress } from "../../address.js";
import { Choice } from "../../ui/choice.js";
import { CodePanel } from "../../ui/code-panel.js";
import { Panel, RoomGrid } from "../../ui/panel.js";
import { PlayControls } from "../../ui/play-controls.js";
import { RunProblem } from "../../ui/run-status.js";
import { Switch } from "../../ui/switch.js";
import { WeightsHash } from "../../ui/weights-hash.js";
import { runInWorker } from "../../worker/run-in-worker.js";
import { useRunning } from "../../worker/use-running.js";
import { ErrorPanel } from "./error-panel.js";
import { PairSideView } from "./pair-side-view.js";
import { PRESETS, presetOf } from "./presets.js";
import { vanishingCode } from "./vanishing-code.js";
import { VanishingControls } from "./vanishing-controls.js";
import { VANISHING_SETTINGS, type VanishingSettings } from "./vanishing-settings.js";
import type { VanishingPicture } from "./vanishing-simulation.js";

const settings = settingsInAddress("vanishing", VANISHING_SETTINGS);
const kept = runInWorker<VanishingSettings, VanishingPicture>(
  () => new Worker(new URL("./vanishing-worker.ts", import.meta.url), { type: "module" }),
  settings,
);

const presetNames: Readonly<Record<string, string>> = Object.fromEntries(
  PRESETS.map(({ name }, i) => [`preset ${i}`, name]),
);

export const VanishingRoom = () => {
  const running = useRunning(kept);
  const picture = running.picture.value;
  const preset = presetOf(settings.value);
  return (
    <>
      <RunProblem running={running} />
      <RoomGrid
        main={picture && <ErrorPanel {...picture} />}
        controls={
          <>
            <Panel title="Run">
              <div class="fields">
                <PlayControls running={running} what="weights" />
                <Choice
                  name="Preset"
                  value={preset < 0 ? "own" : `preset ${preset}`}
                  options={preset < 0 ? { ...presetNames, own: "Custom" } : presetNames}
                  onChange={(chosen) => {
                    const found = PRESETS[Number(chosen.slice("preset ".length))];
                    if (found === undefined) return;
                    settings.value = { ...settings.peek(), ...found.network, iterations: found.iterations };
                  }}
                />
                <Switch
                  name="Compare with the original"
                  on={settings.value.compare}
                  onChange={(compare) => {
                    settings.value = { ...settings.peek(), compare };
                  }}
                />
              </div>
            </Panel>
            <VanishingControls settings={settings} running={running} />
          </>
        }
        figures={
          picture === undefined ? (
            <p role="status">Drawing the initial weights …</p>
          ) : (
            <>
              <div class="pair-sides">
                <PairSideView title="Your network" network={picture.network} seen={picture.own}>
                  <div>
                    <dt>Weights' hash</dt>
                    <dd>
                      <WeightsHash hash={picture.hash} />
                    </dd>
                  </div>
                </PairSideView>
                {picture.original !== undefined && (
                  <PairSideView title="The tutorial's original" network={SATURATED.network} seen={picture.original} />
                )}
              </div>
              <CodePanel
                title="This network as code"
                name="code"
                words="A whole program: it trains the network for as many iterations and prints the last error."
                code={vanishingCode(settings.value)}
              />
            </>
          )
        }
      />
    </>
  );
};
