import { useMemo } from "preact/hooks";
import type { Running } from "../../../worker/running.js";
import type { PlaygroundPicture } from "../playground-picture.js";
import type { PlaygroundSettings } from "../playground-settings.js";
import type { PlaygroundInput } from "../playground-simulation.js";
import { PlaygroundCodePanel } from "./playground-code-panel.js";
import { ScorePanel } from "./score-panel.js";
import { UnitPanel } from "./unit-panel.js";
import { useUnhurried } from "./use-unhurried.js";

interface PlaygroundFiguresProps {
  readonly running: Running<PlaygroundPicture, PlaygroundInput>;
  readonly settings: PlaygroundSettings;
}

/** How the training went, and the unit that is looked at: numbers that change more often cannot be read. */
export const PlaygroundFigures = ({ running, settings }: PlaygroundFiguresProps) => {
  const picture = useUnhurried(running.picture.value, running.state.value === "playing");
  return useMemo(() => {
    if (picture === undefined) return null;
    return (
      <>
        <UnitPanel
          picture={picture}
          onBegin={running.pause}
          onEdit={(edited) => running.send({ type: "number", edited })}
        />
        <ScorePanel picture={picture} />
        <PlaygroundCodePanel picture={picture} settings={settings} />
      </>
    );
  }, [picture, settings]);
};
