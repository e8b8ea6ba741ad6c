import "./batch-norm.css";
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { LineChart } from "../../ui/line-chart.js";
import { Panel } from "../../ui/panel.js";
import { PlayControls } from "../../ui/play-controls.js";
import { RunProblem } from "../../ui/run-status.js";
import { Switch } from "../../ui/switch.js";
import { useLessonRun } from "../use-lesson-run.js";
import type { SpiralsLearned } from "./batch-norm-check.js";
import { NormalizationStrips } from "./normalization-strips.js";
import { SpiralPoints } from "./spiral-points.js";
import type { SpiralsPicture, SpiralsSettings } from "./spirals-simulation.js";

const settings = signal<SpiralsSettings>({ normalized: false, seed: 1 });
const start = () => new Worker(new URL("./spirals-worker.ts", import.meta.url), { type: "module" });

/** Two ways to normalize, and a deep network with batch normalization and without. */
export const BatchNormFigure = ({ onState }: { readonly onState: (learned: SpiralsLearned) => void }) => {
  const running = useLessonRun<SpiralsSettings, SpiralsPicture>(start, settings);
  const picture = running.picture.value;
  useEffect(() => {
    if (picture !== undefined) onState(picture);
  }, [picture]);
  return (
    <div>
      <RunProblem running={running} />
      <Panel title="Two spirals, six hidden sigmoid layers">
        <div class="fields">
          <PlayControls running={running} what="training" />
          <Switch
            name="Batch normalization"
            on={settings.value.normalized}
            onChange={(normalized) => {
              settings.value = { ...settings.peek(), normalized };
            }}
          />
          {picture === undefined ? (
            <p role="status">Drawing the points …</p>
          ) : (
            <>
              <p>
                {`Epoch ${picture.epoch} of ${picture.epochs}: ${Math.round(100 * picture.accuracy)} % of the points are told apart. Crosses are wrong.`}
              </p>
              <div class="spirals-charts">
                <SpiralPoints picture={picture} />
                <LineChart
                  summary={`The loss over ${picture.epoch} epochs${picture.losses.length > 0 ? `, ${picture.losses.at(-1)!.toFixed(3)} in the last one` : ""}. Guessing costs 0.693.`}
                  x={{
                    label: "epoch",
                    whole: true,
                    values: picture.losses.map((_, i) => i + 1),
                    range: [0, picture.epochs],
                  }}
                  y={{ label: "cross entropy, nats", range: [0, 0.9] }}
                  series={[
                    { name: "loss", color: 1, values: picture.losses },
                    {
                      name: "guessing",
                      color: 2,
                      dashed: true,
                      endLabel: "guessing",
                      values: picture.losses.map(() => Math.LN2),
                    },
                  ]}
                  height={260}
                />
              </div>
            </>
          )}
        </div>
      </Panel>
      <Panel title="Eight examples of two features">
        {picture && <NormalizationStrips features={picture.features} />}
      </Panel>
    </div>
  );
};
