import "./digits.css";
import { signal, useSignalEffect } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { settingsInAddress } from "../../address.js";
import { CodePanel } from "../../ui/code-panel.js";
import { RoomGrid } from "../../ui/panel.js";
import { RunProblem } from "../../ui/run-status.js";
import { runInWorker } from "../../worker/run-in-worker.js";
import { useRunning } from "../../worker/use-running.js";
import { ConfusionMatrix } from "./confusion-matrix.js";
import { CurvesPanel } from "./curves-panel.js";
import { digitsCode } from "./digits-code.js";
import type { DigitsInput, DigitsPicture } from "./digits-picture.js";
import { DIGITS_SETTINGS, type DigitsSettings } from "./digits-settings.js";
import { DrawPanel } from "./draw/draw-panel.js";
import type { Stroke } from "./draw/stroke.js";
import { readStrokes, writeStrokes } from "./draw/stroke-text.js";
import { ImagesPanel } from "./images-panel.js";
import { ModelPanel } from "./model-panel.js";
import { NetworkPanel } from "./network-panel.js";
import { TrainPanel } from "./train-panel.js";
import { TutorialDigits } from "./tutorial/tutorial-digits.js";
import { UnitPanel } from "./unit/unit-panel.js";
import { useSubject } from "./use-subject.js";
import { WeightGrid } from "./weight-grid.js";
import { WrongDigits } from "./wrong-digits.js";

const settings = settingsInAddress("digits", DIGITS_SETTINGS);
const strokes = signal<readonly Stroke[]>([]);
const kept = runInWorker<DigitsSettings, DigitsPicture, DigitsInput>(
  () => new Worker(new URL("./digits-worker.ts", import.meta.url), { type: "module" }),
  settings,
);

const change = (changed: Partial<DigitsSettings>): void => {
  settings.value = { ...settings.peek(), ...changed };
};

const showImage = (image: number): void => {
  change({ image });
  document.querySelector(".draw")?.scrollIntoView({ block: "nearest" });
};

export const DigitsRoom = () => {
  const running = useRunning(kept);
  useSignalEffect(() => {
    const { drawing } = settings.value;
    if (drawing !== writeStrokes(strokes.peek())) strokes.value = readStrokes(drawing);
  });
  useSubject(running, settings, strokes);
  const picture = running.picture.value;
  // Pictures come in every frame: what has not changed is not rendered again.
  const networkPanel = useMemo(() => <NetworkPanel settings={settings.value} onChange={change} />, [settings.value]);
  const judged = picture?.judged;
  const more = useMemo(
    () => (
      <div class="digits-more">
        <WeightGrid weights={judged?.weights} />
        <ConfusionMatrix judged={judged} />
        <WrongDigits judged={judged} onImage={showImage} />
      </div>
    ),
    [judged?.version],
  );
  return (
    <div class="digits">
      <RunProblem running={running} />
      <RoomGrid
        before={
          <>
            <DrawPanel
              picture={picture}
              strokes={strokes}
              image={settings.value.image}
              onImage={(image) => change({ image })}
              onDrawn={() => change({ drawing: writeStrokes(strokes.value), image: 0 })}
            />
            <UnitPanel
              reading={picture?.reading}
              units={judged?.weights?.units}
              unit={settings.value.unit}
              onUnit={(unit) => change({ unit })}
            />
          </>
        }
        main={<CurvesPanel picture={picture} settings={settings.value} />}
        controls={
          <>
            <TrainPanel running={running} settings={settings.value} />
            {networkPanel}
            <ModelPanel
              picture={picture}
              onTake={() => running.send({ type: "take-model" })}
              onOpen={(file) => running.send({ type: "open-model", file })}
              onClose={() => running.send({ type: "close-model" })}
            />
            <ImagesPanel
              images={picture?.images}
              onFiles={(files) => running.send({ type: "files", files })}
              onPacked={() => running.send({ type: "packed-images" })}
            />
          </>
        }
        figures={
          <>
            {more}
            <TutorialDigits />
            <CodePanel
              title="This training as code"
              name="code"
              words="A whole program for Node; it needs the four files of MNIST."
              code={digitsCode(settings.value)}
            />
          </>
        }
      />
    </div>
  );
};
