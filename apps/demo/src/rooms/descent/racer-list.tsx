import "./racer-list.css";
import { NOTEBOOK_REGRESSION, type RacerName } from "@gd/experiments";
import type { ComponentChildren } from "preact";
import { colorVariable } from "../../ui/series-color.js";
import { Switch } from "../../ui/switch.js";
import { WeightsHash } from "../../ui/weights-hash.js";
import type { DescentPicture, RacerPicture } from "./descent-picture.js";
import type { DescentSettings } from "./descent-settings.js";
import { racerSentence } from "./racer-sentence.js";
import { RACER_LABELS, RACERS } from "./racers.js";
import { fixed, whole } from "./show-figure.js";

interface RacerListProps {
  readonly picture: DescentPicture | undefined;
  readonly settings: DescentSettings;
  readonly onChoose: (racers: readonly RacerName[]) => void;
}

/** Which racers run, how far each has come, and why it has stopped. */
export const RacerList = ({ picture, settings, onChoose }: RacerListProps) => (
  <>
    <p role="status" class="visually-hidden">
      {stopsInWords(picture)}
    </p>
    {settings.racers.length === 0 && <p role="status">Choose at least one racer.</p>}
    <ul class="racers">
      {RACERS.map((name) => {
        const { title, color, description } = RACER_LABELS[name];
        const runs = settings.racers.includes(name);
        const racer = picture?.racers.find((racer) => racer.name === name);
        return (
          <li key={name} style={{ "--swatch": colorVariable(color) }}>
            <div class="racer-name">
              <Switch
                name={title}
                on={runs}
                onChange={(on) =>
                  onChoose(RACERS.filter((other) => (other === name ? on : settings.racers.includes(other))))
                }
              />
              <span class="quiet small">{description}</span>
            </div>
            {runs && racer && picture && (
              <>
                <Figures racer={racer} />
                <p class="racer-sentence small">{racerSentence(racer, settings, picture.bowl, picture.costAtStart)}</p>
              </>
            )}
          </li>
        );
      })}
    </ul>
  </>
);

/** Read aloud when it changes, which is seldom; what changes in each frame is not read. */
const stopsInWords = (picture: DescentPicture | undefined): string =>
  (picture?.racers ?? [])
    .flatMap(({ name, stop }) =>
      stop ? [`${RACER_LABELS[name].title} has stopped at iteration ${stop.iteration}.`] : [],
    )
    .join(" ");

const Figures = ({ racer }: { readonly racer: RacerPicture }) => {
  const { name, stop } = racer;
  // Like the document, a descent that has ended shows where its last iteration began.
  const { iteration, cost } = stop ?? racer;
  const printed = name === "adam" ? undefined : NOTEBOOK_REGRESSION[name];
  return (
    <dl class="racer-figures">
      <Figure name={stop ? "stopped at" : "iteration"}>{whole(iteration)}</Figure>
      <Figure name="cost">{fixed(cost, 2)}</Figure>
      <Figure name="the document">
        {printed ? `${printed.iteration} · ${fixed(printed.cost, 2)}` : <span class="quiet">not in it</span>}
      </Figure>
      <Figure name="weights hash">
        <WeightsHash hash={stop?.weightsHash} />
      </Figure>
    </dl>
  );
};

const Figure = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
