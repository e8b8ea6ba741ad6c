import { writeSettings } from "../../settings.js";
import { WeightsHash } from "../../ui/weights-hash.js";
import type { DigitsPicture } from "./digits-picture.js";
import { DIGITS_SETTINGS, type DigitsSettings } from "./digits-settings.js";

interface WeightsProofProps {
  readonly picture: DigitsPicture | undefined;
  readonly settings: DigitsSettings;
}

/** The hash of the weights, and what it proves. */
export const WeightsProof = ({ picture, settings }: WeightsProofProps) => {
  const { progress, packed, images } = picture ?? {};
  if (packed === undefined) return null;
  if (progress === undefined) {
    return (
      <p class="small hash">
        Weights of the packed model: <WeightsHash hash={packed.hash} />{" "}
        <span class="quiet">
          The build trained it in Node.
          {packed.sameChoices && " Press Play: here, the same settings give the same bits."}
        </span>
      </p>
    );
  }
  if (progress.hash === undefined)
    return <p class="small quiet">The hash of the weights comes after the first epoch.</p>;
  const comparable = images?.from === "the build" && progress.epoch === settings.epochs;
  return (
    <p class="small hash">
      Weights after epoch {progress.epoch}: <WeightsHash hash={progress.hash} />{" "}
      <span class="quiet">
        {packed.sameChoices && progress.hash === packed.hash ? (
          "The same bits as the packed model, which the build trained in Node."
        ) : comparable ? (
          <>
            In a terminal, <code>{commandOf(settings)}</code> gives the same hash.
          </>
        ) : (
          "A fingerprint of all the weights (SHA-256): the same settings and images give the same one, in any browser and in Node."
        )}
      </span>
    </p>
  );
};

const commandOf = (settings: DigitsSettings): string =>
  `pnpm --filter @gd/demo train-digits "${writeSettings(DIGITS_SETTINGS, { ...settings, drawing: "", image: 0, unit: 0 })}"`;
