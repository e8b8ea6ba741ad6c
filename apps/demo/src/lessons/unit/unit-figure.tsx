import "../../rooms/digits/digits.css";
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { DigitsInput, DigitsPicture, Reading } from "../../rooms/digits/digits-picture.js";
import { DIGITS_SETTINGS, type DigitsSettings } from "../../rooms/digits/digits-settings.js";
import { DrawPanel } from "../../rooms/digits/draw/draw-panel.js";
import type { Stroke } from "../../rooms/digits/draw/stroke.js";
import { readStrokes } from "../../rooms/digits/draw/stroke-text.js";
import { UnitPanel } from "../../rooms/digits/unit/unit-panel.js";
import { useSubject } from "../../rooms/digits/use-subject.js";
import { usualValues } from "../../settings.js";
import { Button } from "../../ui/button.js";
import { Panel } from "../../ui/panel.js";
import { RunProblem } from "../../ui/run-status.js";
import { useLessonRun } from "../use-lesson-run.js";
import { SCRIBBLES } from "./scribbles.js";

const settings = signal<DigitsSettings>({ ...usualValues(DIGITS_SETTINGS), image: 1, unit: 1 });
const strokes = signal<readonly Stroke[]>([]);
const start = () => new Worker(new URL("../../rooms/digits/digits-worker.ts", import.meta.url), { type: "module" });
const change = (changed: Partial<DigitsSettings>): void => {
  settings.value = { ...settings.peek(), ...changed };
};

/** The packed model, with a pad, some scribbles, and a unit to open. */
export const UnitFigure = ({ onState }: { readonly onState: (reading: Reading | undefined) => void }) => {
  const running = useLessonRun<DigitsSettings, DigitsPicture, DigitsInput>(start, settings);
  useSubject(running, settings, strokes);
  const picture = running.picture.value;
  const reading = picture?.reading;
  useEffect(() => onState(reading), [reading]);
  return (
    <div class="digits">
      <RunProblem running={running} />
      <DrawPanel
        picture={picture}
        strokes={strokes}
        image={settings.value.image}
        onImage={(image) => change({ image })}
        onDrawn={() => change({ image: 0 })}
      />
      <Panel title="Or something that is no digit">
        <div class="buttons">
          {Object.entries(SCRIBBLES).map(([name, drawing]) => (
            <Button
              key={name}
              onClick={() => {
                strokes.value = readStrokes(drawing);
                change({ image: 0 });
              }}
            >
              Draw {name}
            </Button>
          ))}
        </div>
      </Panel>
      <UnitPanel
        reading={reading}
        units={picture?.judged?.weights?.units}
        unit={settings.value.unit}
        onUnit={(unit) => change({ unit })}
      />
    </div>
  );
};
