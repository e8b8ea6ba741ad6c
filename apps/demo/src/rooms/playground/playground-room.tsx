import "./playground-room.css";
import { settingsInAddress } from "../../address.js";
import { Panel, RoomGrid } from "../../ui/panel.js";
import { PlayControls } from "../../ui/play-controls.js";
import { RunProblem, RunsOn } from "../../ui/run-status.js";
import { Slider } from "../../ui/slider.js";
import { runInWorker } from "../../worker/run-in-worker.js";
import { useRunning } from "../../worker/use-running.js";
import type { PlaygroundPicture } from "./playground-picture.js";
import { PLAYGROUND_SETTINGS, type PlaygroundSettings, SPEEDS } from "./playground-settings.js";
import type { PlaygroundInput } from "./playground-simulation.js";
import { classNames } from "./view/class-names.js";
import { ColumnChoice } from "./view/column-choice.js";
import { DataControls, PlaygroundControls } from "./view/playground-controls.js";
import { PlaygroundFigures } from "./view/playground-figures.js";
import { PlaygroundMain } from "./view/playground-main.js";
import { RunFinding } from "./view/run-finding.js";
import { RunNumbers } from "./view/run-numbers.js";

const settings = settingsInAddress("playground", PLAYGROUND_SETTINGS);
const change = (changed: Partial<PlaygroundSettings>): void => {
  // Whoever wants to see other first weights has no use for those of the link.
  const drawsAnew = "seed" in changed || "initializer" in changed;
  settings.value = { ...settings.peek(), ...(drawsAnew ? { weights: "" } : {}), ...changed };
};
const kept = runInWorker<PlaygroundSettings, PlaygroundPicture, PlaygroundInput>(
  () => new Worker(new URL("./playground-worker.ts", import.meta.url), { type: "module" }),
  settings,
);

/** The pictures that come with every frame are read by the parts that show them alone. */
export const PlaygroundRoom = () => {
  const running = useRunning(kept);
  const now = settings.value;
  return (
    <>
      <RunProblem running={running} />
      <RoomGrid
        before={<RunFinding running={running} />}
        main={<PlaygroundMain running={running} settings={now} onChange={change} />}
        controls={
          <>
            <Panel title="Run">
              <div class="fields">
                <PlayControls running={running} what="network" />
                <RunNumbers running={running} />
                <Slider
                  name="Speed"
                  value={now.speed}
                  range={SPEEDS}
                  scale="log"
                  step={0.1}
                  show={(speed) => (speed >= SPEEDS[1] ? "as fast as possible" : `${speed} epochs/s`)}
                  onChange={(speed) => change({ speed: Math.round(speed) })}
                />
              </div>
            </Panel>
            <Panel title="Data">
              <div class="fields">
                <DataControls settings={now} onChange={change} />
                {now.data === "table" && (
                  <ColumnChoice
                    onPoints={({ names, ...data }) => {
                      classNames.value = names;
                      running.send({ type: "table", data });
                    }}
                  />
                )}
                <RunsOn running={running} />
              </div>
            </Panel>
            <PlaygroundControls settings={now} onChange={change} />
          </>
        }
        figures={<PlaygroundFigures running={running} settings={now} />}
      />
    </>
  );
};
