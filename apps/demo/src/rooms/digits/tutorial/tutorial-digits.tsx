import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { runInWorker } from "../../../worker/run-in-worker.js";
import { useRunning } from "../../../worker/use-running.js";
import { TutorialDigitsPanel } from "./tutorial-digits-panel.js";
import type { TutorialDigitsPicture, TutorialDigitsSettings } from "./tutorial-digits-simulation.js";

const settings = signal<TutorialDigitsSettings>({ rate: 0.01, seed: 1 });
const kept = runInWorker<TutorialDigitsSettings, TutorialDigitsPicture>(
  () => new Worker(new URL("./tutorial-digits-worker.ts", import.meta.url), { type: "module" }),
  settings,
);

/** The tutorial's own network, in a worker of its own that begins when it is first opened. */
export const TutorialDigits = () => {
  const [open, setOpen] = useState(false);
  return (
    <details class="tutorial-digits" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>How far does the tutorial’s own network get?</summary>
      {open && <Running />}
    </details>
  );
};

const Running = () => <TutorialDigitsPanel running={useRunning(kept)} settings={settings} />;
