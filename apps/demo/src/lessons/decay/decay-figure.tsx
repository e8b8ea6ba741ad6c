import { useEffect } from "preact/hooks";
import { CostChart } from "../../rooms/descent/cost-chart.js";
import { DECAYS } from "../../rooms/descent/descent-settings.js";
import { RacerLegend } from "../../rooms/descent/racer-legend.js";
import { racerSentence } from "../../rooms/descent/racer-sentence.js";
import { RACER_LABELS } from "../../rooms/descent/racers.js";
import { fixed } from "../../rooms/descent/show-figure.js";
import { Panel } from "../../ui/panel.js";
import { PlayControls } from "../../ui/play-controls.js";
import { RunProblem } from "../../ui/run-status.js";
import { SeedField } from "../../ui/seed-field.js";
import { Slider } from "../../ui/slider.js";
import { raceSettings, useRace } from "../race-run.js";
import type { DecayedRace } from "./decay-check.js";

const settings = raceSettings({ racers: ["gradient-descent", "exponential-decay", "stochastic"] });

/** Three of the notebook's descents, and why each of them stops. */
export const DecayFigure = ({ onState }: { readonly onState: (race: DecayedRace) => void }) => {
  const running = useRace(settings);
  const picture = running.picture.value;
  const { decay, seed, racers } = settings.value;
  useEffect(() => {
    if (picture !== undefined) onState(picture);
  }, [picture]);
  return (
    <div>
      <RunProblem running={running} />
      <Panel title="Three descents">
        <div class="fields">
          <PlayControls running={running} what="race" />
          <Slider
            name="Decay k"
            value={decay}
            range={DECAYS}
            step={0.005}
            onChange={(decay) => {
              // A descent that one decay has brought down would stop at the bottom with any other.
              running.reset();
              settings.value = { ...settings.peek(), decay };
            }}
          />
          <SeedField
            value={seed}
            onChange={(seed) => {
              settings.value = { ...settings.peek(), seed };
            }}
          />
          {picture && <CostChart picture={picture} height="cost" />}
          <RacerLegend racers={racers} />
          {picture && (
            <p class="quiet small">
              The lowest cost is {fixed(picture.bowl.lowest, 2)}. Rings mark where the notebook’s descents ended, with
              iteration and cost.
            </p>
          )}
          {picture && (
            <dl class="lesson-racers">
              {picture.racers.map((racer) => (
                <div key={racer.name}>
                  <dt>{RACER_LABELS[racer.name].title}</dt>
                  <dd>{racerSentence(racer, settings.value, picture.bowl, picture.costAtStart)}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      </Panel>
    </div>
  );
};
