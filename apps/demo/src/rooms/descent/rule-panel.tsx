import "./rule-panel.css";
import type { RacerName } from "@gd/experiments";
import { Choice } from "../../ui/choice.js";
import { Panel } from "../../ui/panel.js";
import { colorVariable } from "../../ui/series-color.js";
import type { DescentPicture } from "./descent-picture.js";
import type { DescentSettings } from "./descent-settings.js";
import { pairOf } from "./pair.js";
import { RACER_LABELS, RACERS } from "./racers.js";
import { type RuleLine, rateLines, ruleWords, weightLines } from "./rule-lines.js";

const ROWS = 10_000;

interface RulePanelProps {
  readonly picture: DescentPicture | undefined;
  readonly settings: DescentSettings;
  readonly onWatch: (name: RacerName) => void;
}

const titles = Object.fromEntries(RACERS.map((name) => [name, RACER_LABELS[name].title])) as Record<RacerName, string>;

/** The rule of one racer as a formula, with its present numbers. */
export const RulePanel = ({ picture, settings, onWatch }: RulePanelProps) => {
  const work = picture?.watched;
  const pair = pairOf(settings.pair);
  const stop = picture?.racers.find(({ name }) => name === settings.watched)?.stop;
  return (
    <Panel
      title="The rule at work"
      name="rule"
      aside={work && <span class="quiet">{stop ? `stopped at ${stop.iteration}` : `iteration ${work.iteration}`}</span>}
    >
      <div class="rule" style={{ "--swatch": colorVariable(RACER_LABELS[settings.watched].color) }}>
        <Choice name="Racer" value={settings.watched} options={titles} onChange={onWatch} />
        {work && work.name === settings.watched && (
          <>
            {stop && <p class="quiet small">It has stopped. This is the step that it would take next.</p>}
            <Lines lines={rateLines(work.name, settings, work)} />
            {pair.map((index) => (
              <Lines key={index} lines={weightLines(work.name, settings, work, index)} />
            ))}
          </>
        )}
        <p class="quiet small">{ruleWords(settings.watched, settings, ROWS)}</p>
      </div>
    </Panel>
  );
};

const Lines = ({ lines }: { readonly lines: readonly RuleLine[] }) =>
  lines.length === 0 ? null : (
    <div class="rule-lines">
      {lines.map(({ letters, numbers }) => (
        <p key={letters}>
          <span class="letters">{letters}</span>
          <span class="numbers">{numbers}</span>
        </p>
      ))}
    </div>
  );
