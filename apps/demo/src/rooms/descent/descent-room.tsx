import { settingsInAddress } from "../../address.js";
import { Choice } from "../../ui/choice.js";
import { CodePanel } from "../../ui/code-panel.js";
import { Panel, RoomGrid } from "../../ui/panel.js";
import { PlayControls } from "../../ui/play-controls.js";
import { RunProblem, RunsOn } from "../../ui/run-status.js";
import { SeedField } from "../../ui/seed-field.js";
import { Slider } from "../../ui/slider.js";
import { runInWorker } from "../../worker/run-in-worker.js";
import { useRunning } from "../../worker/use-running.js";
import { CostChart } from "./cost-chart.js";
import { DataPanel } from "./data/data-panel.js";
import { DESCENT_SETTINGS } from "./descent-address.js";
import { descentCode } from "./descent-code.js";
import type { DescentPicture } from "./descent-picture.js";
import { type DescentSettings, FULL_SPEED, PAIRS, type PairName } from "./descent-settings.js";
import { pairOf } from "./pair.js";
import { PathChart } from "./path-chart.js";
import { RacerLegend } from "./racer-legend.js";
import { RacerList } from "./racer-list.js";
import { RACER_LABELS } from "./racers.js";
import { RegimePanel } from "./regimes/regime-panel.js";
import { RuleControls } from "./rule-controls.js";
import { RulePanel } from "./rule-panel.js";
import { fixed, indexed } from "./show-figure.js";

const settings = settingsInAddress("descent", DESCENT_SETTINGS);
const change = (changed: Partial<DescentSettings>): void => {
  settings.value = { ...settings.value, ...changed };
};
const kept = runInWorker<DescentSettings, DescentPicture>(
  () => new Worker(new URL("./descent-worker.ts", import.meta.url), { type: "module" }),
  settings,
);

const pairNames = Object.fromEntries(
  PAIRS.map((pair) => [
    pair,
    pairOf(pair)
      .map((index) => indexed("w", index))
      .join(" and "),
  ]),
) as Record<PairName, string>;

export const DescentRoom = () => {
  const running = useRunning(kept);
  const picture = running.picture.value;
  const now = settings.value;
  return (
    <>
      <RunProblem running={running} />
      <RoomGrid
        main={
          <>
            <Panel title="Cost">
              {picture && <CostChart picture={picture} height={now.height} />}
              <RacerLegend racers={now.racers} />
              <p class="quiet small wide-only">
                Rings mark where the document's descents ended, with iteration and cost.
              </p>
            </Panel>
            <Panel title="Path of two weights" name="path">
              {picture && <PathChart picture={picture} settings={now} />}
              {picture && <p class="quiet small">{contourWords(now, picture)}</p>}
            </Panel>
          </>
        }
        controls={
          <>
            <Panel title="Run">
              <div class="fields">
                <PlayControls running={running} what="race" />
                <Slider
                  name="Speed"
                  value={now.speed}
                  range={[1, FULL_SPEED]}
                  scale="log"
                  step={0.1}
                  show={(speed) => (speed >= FULL_SPEED ? "as fast as possible" : `${speed} iterations/s`)}
                  onChange={(speed) => change({ speed: Math.round(speed) })}
                />
              </div>
            </Panel>
            <RuleControls settings={now} onChange={change} />
            <Panel title="View">
              <div class="fields">
                <Choice
                  name="Curves show"
                  value={now.height}
                  options={{ cost: "the cost", "above-lowest": "the cost above the lowest" }}
                  onChange={(height) => change({ height })}
                />
                <Choice
                  name="Weights of the path"
                  value={now.pair}
                  options={pairNames}
                  onChange={(pair) => change({ pair })}
                />
                <Choice
                  name="Other weights in the contours"
                  value={now.others}
                  options={{
                    "least-squares": "least-squares values",
                    watched: `values of ${RACER_LABELS[now.watched].title}`,
                  }}
                  onChange={(others) => change({ others })}
                />
                <SeedField value={now.seed} onChange={(seed) => change({ seed })} />
                <RunsOn running={running} />
              </div>
            </Panel>
          </>
        }
        figures={
          <>
            <Panel title="Racers">
              <RacerList picture={picture} settings={now} onChoose={(racers) => change({ racers })} />
            </Panel>
            <RulePanel picture={picture} settings={now} onWatch={(watched) => change({ watched })} />
            <RegimePanel picture={picture} now={now} onChoose={change} />
            <DataPanel />
            <CodePanel
              title={`${RACER_LABELS[now.watched].title} as code`}
              name="code"
              words="A whole program: it draws the data, descends, and prints why it stopped, the cost and the weights."
              code={descentCode(now)}
            />
          </>
        }
      />
    </>
  );
};

const contourWords = ({ pair, others, watched }: DescentSettings, { bowl }: DescentPicture): string => {
  const held = [0, 1, 2, 3, 4].filter((index) => !pairOf(pair).includes(index)).map((index) => indexed("w", index));
  // The document printed w₁ to w₄.
  const rings = pairOf(pair).includes(0) ? "" : ", the rings where the document ended";
  const at = others === "watched" ? `where ${RACER_LABELS[watched].title} has them` : "at their least squares values";
  return `Contours show how far the cost is above the lowest, ${fixed(bowl.lowest, 2)}, with ${held.slice(0, 2).join(", ")} and ${held[2]} ${at}. The cross marks least squares${rings}.`;
};
