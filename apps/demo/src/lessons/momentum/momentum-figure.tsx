import { useEffect, useRef } from "preact/hooks";
import { CostChart } from "../../rooms/descent/cost-chart.js";
import { type DescentSettings, MOMENTA, RATES } from "../../rooms/descent/descent-settings.js";
import { racerSentence } from "../../rooms/descent/racer-sentence.js";
import { measureRegime } from "../../rooms/descent/regimes/measure-regime.js";
import { REGIMES, RegimeMap } from "../../rooms/descent/regimes/regime-map.js";
import { Panel } from "../../ui/panel.js";
import { PlayControls } from "../../ui/play-controls.js";
import { RunProblem } from "../../ui/run-status.js";
import { Slider } from "../../ui/slider.js";
import { raceSettings, useRace } from "../race-run.js";
import { type EdgeSeen, NOTEBOOK_MOMENTUM, withDescent } from "./momentum-check.js";

const settings = raceSettings({ racers: ["momentum"] });
const change = (changed: Partial<DescentSettings>): void => {
  settings.value = { ...settings.peek(), ...changed };
};

/** A map of rates and momenta, and the notebook's descent at any place on it. */
export const MomentumFigure = ({ onState }: { readonly onState: (seen: EdgeSeen) => void }) => {
  const running = useRace(settings);
  const picture = running.picture.value;
  const { learningRate, momentum } = settings.value;
  const edge = useRef<EdgeSeen>({ momentum: NOTEBOOK_MOMENTUM, holds: undefined, diverges: undefined });
  const regime = picture && measureRegime(picture.bowl, { learningRate, momentum });
  if (regime !== undefined) edge.current = withDescent(edge.current, { learningRate, momentum }, regime.name);
  const { holds, diverges } = edge.current;
  useEffect(() => onState(edge.current), [holds, diverges, momentum]);
  const racer = picture?.racers[0];
  return (
    <div>
      <RunProblem running={running} />
      <Panel title="Rate and momentum">
        <div class="fields">
          <Slider
            name="Learning rate η"
            value={learningRate}
            range={RATES}
            scale="log"
            step={0.02}
            onChange={(learningRate) => change({ learningRate })}
          />
          <Slider
            name="Momentum γ"
            value={momentum}
            range={MOMENTA}
            step={0.006}
            onChange={(momentum) => change({ momentum })}
          />
          <p>{regime === undefined ? "Measuring the map …" : `Here: ${REGIMES[regime.name]}.`}</p>
          {picture && <RegimeMap bowl={picture.bowl} now={settings.value} onChoose={change} />}
          <p class="quiet small">
            {`At this momentum, the highest rate you saw that does not diverge: ${holds ?? "none yet"}. The lowest that does: ${diverges ?? "none yet"}.`}
          </p>
        </div>
      </Panel>
      <Panel title="The notebook’s descent there, with batches of 64">
        <div class="fields">
          <PlayControls running={running} what="descent" />
          {picture && <CostChart picture={picture} height="cost" />}
          {picture && racer && <p>{racerSentence(racer, settings.value, picture.bowl, picture.costAtStart)}</p>}
        </div>
      </Panel>
    </div>
  );
};
