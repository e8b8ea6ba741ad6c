import { useEffect } from "preact/hooks";
import type { OwnedRunning, Running } from "./running.js";

/** Shows a simulation that outlives the component: it waits while the component is not there, and then goes on. */
export const useRunning = <Picture, Input = never>(kept: OwnedRunning<Picture, Input>): Running<Picture, Input> => {
  useEffect(() => {
    kept.open();
    return kept.leave;
  }, [kept]);
  return kept;
};
