import { useState } from "preact/hooks";
import { Button } from "../../../ui/button.js";
import { Panel } from "../../../ui/panel.js";
import { readDrawn, writeDrawn } from "../data/drawn-points.js";
import type { PlaygroundPicture } from "../playground-picture.js";
import type { PlaygroundSettings } from "../playground-settings.js";
import { BrushChoice } from "./brush-choice.js";
import { classNames } from "./class-names.js";
import { type Brush, DrawingPad } from "./drawing-pad.js";
import { PlaneLegend } from "./plane-legend.js";
import { planeSummary } from "./plane-summary.js";
import { PlaneView } from "./plane-view.js";

interface AnswersPanelProps {
  readonly picture: PlaygroundPicture;
  readonly settings: PlaygroundSettings;
  readonly onChange: (changed: Partial<PlaygroundSettings>) => void;
}

/** The plane, on which points are drawn by hand if that is the choice. */
export const AnswersPanel = ({ picture, settings, onChange }: AnswersPanelProps) => {
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
        <div class="wide-only">
          <PlaneLegend picture={picture} names={settings.data === "table" ? classNames.value : []} />
        </div>
      </div>
    </Panel>
  );
};
