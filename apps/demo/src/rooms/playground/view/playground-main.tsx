import { Button } from "../../../ui/button.js";
import { Panel } from "../../../ui/panel.js";
import type { Running } from "../../../worker/running.js";
import { writeNumbers } from "../network/number-text.js";
import type { PlaygroundPicture } from "../playground-picture.js";
import type { PlaygroundSettings } from "../playground-settings.js";
import type { PlaygroundInput } from "../playground-simulation.js";
import { AnswersPanel } from "./answers-panel.js";
import { DepthButtons } from "./depth-buttons.js";
import { NetworkView } from "./network-view.js";

interface PlaygroundMainProps {
  readonly running: Running<PlaygroundPicture, PlaygroundInput>;
  readonly settings: PlaygroundSettings;
  readonly onChange: (changed: Partial<PlaygroundSettings>) => void;
}

/** What the controls change: what the network answers, and the network. */
export const PlaygroundMain = ({ running, settings, onChange }: PlaygroundMainProps) => {
  const picture = running.picture.value;
  if (picture === undefined) return <p role="status">Drawing the first weights …</p>;
  const resize = (hidden: readonly number[]) => onChange({ hidden });
  const keepsWeights = settings.weights !== "";
  return (
    <>
      <AnswersPanel picture={picture} settings={settings} onChange={onChange} />
      <Panel title="Network" aside={<DepthButtons sizes={picture.sizes} onResize={resize} />}>
        <NetworkView picture={picture} onResize={resize} />
        <div class="keep-weights">
          <Button onClick={() => onChange({ weights: keepsWeights ? "" : writeNumbers(picture.numbers) })}>
            {keepsWeights ? "Take the weights out of the link" : "Keep these weights in the link"}
          </Button>
        </div>
      </Panel>
    </>
  );
};
