import "./play-controls.css";
import type { Running } from "../worker/use-simulation.js";
import { Button } from "./button.js";

/** Play and pause, a single step, and reset. */
export const PlayControls = ({ running }: { readonly running: Running<unknown> }) => {
  const playing = running.state.value === "playing";
  return (
    <fieldset class="play-controls" aria-label="Run">
      <Button kind="main" onClick={playing ? running.pause : running.play}>
        {playing ? "Pause" : running.state.value === "ended" ? "Play again" : "Play"}
      </Button>
      <Button onClick={running.step} disabled={playing || running.state.value === "ended"}>
        Step
      </Button>
      <Button onClick={running.reset}>Reset</Button>
    </fieldset>
  );
};
