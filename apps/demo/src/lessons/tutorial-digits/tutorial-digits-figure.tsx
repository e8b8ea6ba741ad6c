import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { TutorialDigitsPanel } from "../../rooms/digits/tutorial/tutorial-digits-panel.js";
import type {
  TutorialDigitsPicture,
  TutorialDigitsSettings,
} from "../../rooms/digits/tutorial/tutorial-digits-simulation.js";
import { useLessonRun } from "../use-lesson-run.js";

const settings = signal<TutorialDigitsSettings>({ rate: 0.01, seed: 1 });
const start = () =>
  new Worker(new URL("../../rooms/digits/tutorial/tutorial-digits-worker.ts", import.meta.url), { type: "module" });

/** The tutorial's network, learning digits at any rate. */
export const TutorialDigitsFigure = ({ onState }: { readonly onState: (picture: TutorialDigitsPicture) => void }) => {
  const running = useLessonRun<TutorialDigitsSettings, TutorialDigitsPicture>(start, settings);
  const picture = running.picture.value;
  useEffect(() => {
    if (picture !== undefined) onState(picture);
  }, [picture]);
  return (
    <div>
      <TutorialDigitsPanel running={running} settings={settings} />
    </div>
  );
};
