import { Panel } from "../../../ui/panel.js";
import type { DescentPicture } from "../descent-picture.js";
import type { RateAndMomentum } from "./measure-regime.js";
import { RegimeMap } from "./regime-map.js";

interface RegimePanelProps {
  readonly picture: DescentPicture | undefined;
  readonly now: RateAndMomentum;
  readonly onChoose: (chosen: RateAndMomentum) => void;
}

/** The map of rates and momenta, on which a place can be chosen. */
export const RegimePanel = ({ picture, now, onChoose }: RegimePanelProps) => (
  <Panel title="Rate and momentum, mapped">
    <p class="quiet small">
      Each cell is a descent with momentum, by the gradient of all rows and from weights of 0, measured for 400
      iterations at most. Click one, or go to it with the arrow keys and press Enter, to take its rate and momentum.
    </p>
    {picture && <RegimeMap bowl={picture.bowl} now={now} onChoose={onChoose} />}
  </Panel>
);
