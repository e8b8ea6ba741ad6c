import { FindingSentence } from "../../../ui/finding.js";
import type { Running } from "../../../worker/running.js";
import type { PlaygroundPicture } from "../playground-picture.js";

/** What a doctor says of the training so far. */
export const RunFinding = ({ running }: { readonly running: Pick<Running<PlaygroundPicture>, "picture"> }) => {
  const picture = running.picture.value;
  return picture === undefined ? null : <FindingSentence {...picture.finding} />;
};
