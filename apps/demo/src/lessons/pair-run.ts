import { type Signal, signal } from "@preact/signals";
import { VANISHING_SETTINGS, type VanishingSettings } from "../rooms/vanishing/vanishing-settings.js";
import type { VanishingPicture } from "../rooms/vanishing/vanishing-simulation.js";
import { usualValues } from "../settings.js";
import type { Running } from "../worker/running.js";
import { useLessonRun } from "./use-lesson-run.js";

const start = () => new Worker(new URL("../rooms/vanishing/vanishing-worker.ts", import.meta.url), { type: "module" });

/** Settings of a network that learns the pair: those of the tutorial's large one, but for some. */
export const pairSettings = (changed: Partial<VanishingSettings> = {}): Signal<VanishingSettings> =>
  signal({ ...usualValues(VANISHING_SETTINGS), ...changed });

/** A network that learns the pair, as in the Vanishing room. */
export const usePairRun = (settings: Signal<VanishingSettings>): Running<VanishingPicture> =>
  useLessonRun<VanishingSettings, VanishingPicture>(start, settings);
