import { useEffect, useState } from "preact/hooks";
import { PairSideView } from "../../rooms/vanishing/pair-side-view.js";
import { WIDTHS } from "../../rooms/vanishing/vanishing-settings.js";
import { Panel } from "../../ui/panel.js";
import { RunProblem } from "../../ui/run-status.js";
import { Slider } from "../../ui/slider.js";
import { pairSettings, usePairRun } from "../pair-run.js";
import { NONE_SEEN, type WidthsSeen, withWidth } from "./saturation-check.js";

const settings = pairSettings();

/** The tutorial's network at its start, as wide as one likes. */
export const SaturationFigure = ({ onState }: { readonly onState: (seen: WidthsSeen) => void }) => {
  const running = usePairRun(settings);
  const [seen, setSeen] = useState<WidthsSeen>(NONE_SEEN);
  const picture = running.picture.value;
  useEffect(() => {
    if (picture === undefined) return;
    const isStuck = picture.own.layers.every(({ gradients }) => gradients.zeros === gradients.count);
    const now = withWidth(seen, picture.network.width, isStuck);
    setSeen(now);
    onState(now);
  }, [picture]);
  const { stuck, moving } = seen;
  const narrowest = stuck.length === 0 ? "none yet" : Math.min(...stuck);
  const widest = moving.length === 0 ? "none yet" : Math.max(...moving);
  return (
    <div>
      <RunProblem running={running} />
      <Panel title="Hidden units">
        <div class="fields">
          <Slider
            name="Width of both hidden layers"
            value={settings.value.width}
            range={WIDTHS}
            step={1}
            show={(width) => `2-${width}-${width}-2`}
            onChange={(width) => {
              settings.value = { ...settings.peek(), width };
            }}
          />
          <p class="small">{`Narrowest network in which all gradients are 0: ${narrowest}. Widest in which some are not: ${widest}.`}</p>
        </div>
      </Panel>
      {picture === undefined ? (
        <p role="status">Drawing the initial weights …</p>
      ) : (
        <PairSideView title="At the start" network={picture.network} seen={picture.own} />
      )}
    </div>
  );
};
