import { type Signal, signal } from "@preact/signals";
import type { DescentPicture } from "../rooms/descent/descent-picture.js";
import { type DescentSettings, FULL_SPEED, USUAL_SETTINGS } from "../rooms/descent/descent-settings.js";
import type { Running } from "../worker/running.js";
import { useLessonRun } from "./use-lesson-run.js";

const start = () => new Worker(new URL("../rooms/descent/descent-worker.ts", import.meta.url), { type: "module" });

/** The notebook's settings but for some, at full speed. */
export const raceSettings = (changed: Partial<DescentSettings>): Signal<DescentSettings> =>
  signal({ ...USUAL_SETTINGS, speed: FULL_SPEED, ...changed });

/** A race down the notebook's regression, as in the Descent room. */
export const useRace = (settings: Signal<DescentSettings>): Running<DescentPicture> =>
  useLessonRun<DescentSettings, DescentPicture>(start, settings);
