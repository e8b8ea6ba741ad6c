import type { Running } from "../../../worker/running.js";
import type { PlaygroundPicture } from "../playground-picture.js";
import type { PlaygroundInput } from "../playground-simulation.js";
import { ScorePanel } from "./score-panel.js";
import { UnitPanel } from "./unit-panel.js";

interface PlaygroundFiguresProps {
  readonly running: Running<PlaygroundPicture, PlaygroundInput>;
}

/** How the training went, and the unit that is looked at. */
export const PlaygroundFigures = ({ running }: PlaygroundFiguresProps) => {
  const picture = running.picture.value;
  if (picture === undefined) return null;
  return (
    <>
      <UnitPanel
        picture={picture}
        onBegin={running.pause}
        onEdit={(edited) => running.send({ type: "number", edited })}
      />
      <ScorePanel picture={picture} />
    </>
  );
};
