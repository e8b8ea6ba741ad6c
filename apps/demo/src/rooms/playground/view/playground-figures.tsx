import { useState } from "preact/hooks";
import { Button } from "../../../ui/button.js";
import { FindingSentence } from "../../../ui/finding.js";
import { Panel } from "../../../ui/panel.js";
import type { Running } from "../../../worker/running.js";
import { readDrawn, writeDrawn } from "../data/drawn-points.js";
import { writeNumbers } from "../network/number-text.js";
import type { PlaygroundPicture } from "../playground-picture.js";
import type { PlaygroundSettings } from "../playground-settings.js";
import type { PlaygroundInput } from "../playground-simulation.js";
import { BrushChoice } from "./brush-choice.js";
import { classNames } from "./class-names.js";
import { type Brush, DrawingPad } from "./drawing-pad.js";
import { DepthButtons, NetworkView } from "./network-view.js";
import { PlaneLegend } from "./plane-legend.js";
import { planeSummary } from "./plane-summary.js";
import { PlaneView } from "./plane-view.js";
import { ScorePanel } from "./score-panel.js";
import { UnitPanel } from "./unit-panel.js";

interface PlaygroundFiguresProps {
  readonly running: Running<PlaygroundPicture, PlaygroundInput>;
  readonly settings: PlaygroundSettings;
  readonly onChange: (changed: Partial<PlaygroundSettings>) => void;
}

/** What the network and its training look like now. */
export const PlaygroundFigures = ({ running, settings, onChange }: PlaygroundFiguresProps) => {
  const picture = running.picture.value;
  if (picture === undefined) return <p role="status">Drawing the first weights …</p>;
  const resize = (hidden: readonly number[]) => onChange({ hidden });
  const keepsWeights = settings.weights !== "";
  return (
    <>
      <FindingSentence {...picture.finding} />
      <div class="playground-figures">
        <Panel title="Network" aside={<DepthButtons sizes={picture.sizes} onResize={resize} />}>
          <NetworkView picture={picture} onResize={resize} />
          <div class="keep-weights">
            <Button onClick={() => onChange({ weights: keepsWeights ? "" : writeNumbers(picture.numbers) })}>
              {keepsWeights ? "Take the weights out of the link" : "Keep these weights in the link"}
            </Button>
          </div>
        </Panel>
        <AnswersPanel picture={picture} settings={settings} onChange={onChange} />
      </div>
      <ScorePanel picture={picture} />
      <UnitPanel
        picture={picture}
        onBegin={running.pause}
        onEdit={(edited) => running.send({ type: "number", edited })}
      />
    </>
  );
};

interface AnswersPanelProps extends Pick<PlaygroundFiguresProps, "settings" | "onChange"> {
  readonly picture: PlaygroundPicture;
}

/** The plane, on which points are drawn by hand if that is the choice. */
const AnswersPanel = ({ picture, settings, onChange }: AnswersPanelProps) => {
  const [brush, setBrush] = useState<Brush>("0");
  const isDrawn = settings.data === "drawn";
  return (
    <Panel title="Answers">
      <div class="fields">
        <PlaneView picture={picture} summary={planeSummary(picture)}>
          {isDrawn && (
            <DrawingPad
              points={readDrawn(settings.drawn) ?? []}
              brush={brush}
              onChange={(points) => onChange({ drawn: writeDrawn(points) })}
            />
          )}
        </PlaneView>
        {isDrawn && (
          <div class="drawing-tools">
            <BrushChoice brush={brush} onChoose={setBrush} />
            <Button onClick={() => onChange({ drawn: "" })}>Erase all</Button>
          </div>
        )}
        <PlaneLegend picture={picture} names={settings.data === "table" ? classNames.value : []} />
      </div>
    </Panel>
  );
};
