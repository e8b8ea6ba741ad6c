import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { runInWorker } from "../worker/run-in-worker.js";
import type { Running } from "../worker/running.js";

/** Runs a simulation while its lesson is open. Only the settings outlive it. */
export const useLessonRun = <Settings, Picture, Input = never>(
  start: () => Worker,
  settings: ReadonlySignal<Settings>,
): Running<Picture, Input> => {
  const run = useMemo(() => runInWorker<Settings, Picture, Input>(start, settings), []);
  useEffect(() => {
    run.open();
    return run.close;
  }, []);
  return run;
};
