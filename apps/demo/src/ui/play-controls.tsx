import "./play-controls.css";
import type { Running } from "../worker/running.js";
import { Button } from "./button.js";
import { usePart } from "./parts.js";

interface PlayControlsProps {
  readonly running: Running<unknown>;
  /** What there is to start over: `race`. */
  readonly what: string;
}

/** Play and pause, a single step, and back to the beginning. */
export const PlayControls = ({ running, what }: PlayControlsProps) => {
  const { shown } = usePart("Play, step and reset", "play");
  const playing = running.state.value === "playing";
  if (!shown) return null;
  return (
    <fieldset class="play-controls" aria-label="Run">
      <Button kind="main" onClick={playing ? running.pause : running.play}>
        {playing ? "Pause" : running.state.value === "ended" ? "Play again" : "Play"}
      </Button>
      <Button onClick={running.step} disabled={playing || running.state.value === "ended"}>
        Step
      </Button>
      <Button onClick={running.reset} title="Back to the start. Your settings stay as they are.">
        Reset {what}
      </Button>
    </fieldset>
  );
};
