import { settingsInAddress } from "../../address.js";
import { Legend } from "../../ui/legend.js";
import { LineChart } from "../../ui/line-chart.js";
import { Panel, RoomGrid } from "../../ui/panel.js";
import { PlayControls } from "../../ui/play-controls.js";
import { RunProblem, RunsOn } from "../../ui/run-status.js";
import { Slider } from "../../ui/slider.js";
import { useSimulation } from "../../worker/use-simulation.js";
import { DESCENT_SETTINGS, type DescentSettings } from "./descent-settings.js";
import type { DescentPicture } from "./descent-worker.js";

const settings = settingsInAddress("descent", DESCENT_SETTINGS);
const start = () => new Worker(new URL("./descent-worker.ts", import.meta.url), { type: "module" });

export const DescentRoom = () => {
  const running = useSimulation<DescentSettings, DescentPicture>(start, settings);
  const costs = running.picture.value?.costs ?? [];
  return (
    <>
      <RunProblem running={running} />
      <RoomGrid
        figures={
          <Panel title="Cost" aside={<Legend entries={[{ name: "gradient descent", color: 1 }]} />}>
            <LineChart
              summary={`The cost after ${costs.length} iterations is ${costs.at(-1)}`}
              x={{ label: "iteration", values: costs.map((_, i) => i) }}
              y={{ label: "cost ½ Σ (y − ŷ)²", scale: "log" }}
              series={[{ name: "gradient descent", color: 1, values: costs }]}
            />
          </Panel>
        }
        controls={
          <Panel title="Run">
            <div class="fields">
              <PlayControls running={running} />
              <Slider
                name="Learning rate"
                value={settings.value.rate}
                range={[0.001, 2]}
                scale="log"
                onChange={(rate) => {
                  settings.value = { ...settings.value, rate };
                }}
              />
              <RunsOn running={running} />
            </div>
          </Panel>
        }
      />
    </>
  );
};
