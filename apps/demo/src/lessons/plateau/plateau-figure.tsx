import { useEffect } from "preact/hooks";
import { diagnose } from "../../rooms/vanishing/diagnose.js";
import { ErrorPanel } from "../../rooms/vanishing/error-panel.js";
import { PairSideView } from "../../rooms/vanishing/pair-side-view.js";
import { Panel } from "../../ui/panel.js";
import { PlayControls } from "../../ui/play-controls.js";
import { RunProblem } from "../../ui/run-status.js";
import { pairSettings, usePairRun } from "../pair-run.js";
import type { Watched } from "./plateau-check.js";

const settings = pairSettings({ activation: "scaled-sigmoid" });

/** The tutorial's repair at work on the large network. */
export const PlateauFigure = ({ onState }: { readonly onState: (watched: Watched) => void }) => {
  const running = usePairRun(settings);
  const picture = running.picture.value;
  const playing = running.state.value === "playing";
  useEffect(() => {
    if (picture !== undefined) onState({ kind: diagnose(picture.own, picture.network).kind, playing });
  }, [picture, playing]);
  return (
    <div>
      <RunProblem running={running} />
      <Panel title="The large network, repaired">
        <PlayControls running={running} what="training" />
      </Panel>
      {picture === undefined ? (
        <p role="status">Drawing the initial weights …</p>
      ) : (
        <>
          <ErrorPanel {...picture} />
          <PairSideView title="What the page finds" network={picture.network} seen={picture.own} />
        </>
      )}
    </div>
  );
};
