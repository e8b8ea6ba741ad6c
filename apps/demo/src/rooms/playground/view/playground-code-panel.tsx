import { useMemo } from "preact/hooks";
import { CodePanel } from "../../../ui/code-panel.js";
import { countOf } from "../data/point-set.js";
import { playgroundCode } from "../playground-code.js";
import type { PlaygroundPicture } from "../playground-picture.js";
import type { PlaygroundSettings } from "../playground-settings.js";

interface PlaygroundCodePanelProps {
  readonly picture: PlaygroundPicture;
  readonly settings: PlaygroundSettings;
}

/** As many epochs as settings of the room usually take. */
const EPOCHS = 200;

/** The training as a program; none without points. */
export const PlaygroundCodePanel = ({ picture: { points, classes }, settings }: PlaygroundCodePanelProps) =>
  useMemo(
    () =>
      countOf(points.training) === 0 ? null : (
        <CodePanel
          title="This training as code"
          name="code"
          words={`A whole program: it learns these points from the first weights on, and prints the loss after each of ${EPOCHS} epochs.`}
          code={playgroundCode(settings, points, classes, EPOCHS)}
        />
      ),
    [points.version, settings],
  );
