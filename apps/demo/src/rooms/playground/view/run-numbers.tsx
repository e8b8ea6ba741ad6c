import { showNumber } from "@gd/experiments";
import type { Running } from "../../../worker/running.js";
import type { PlaygroundPicture } from "../playground-picture.js";

/** How far the training is. */
export const RunNumbers = ({ running }: { readonly running: Pick<Running<PlaygroundPicture>, "picture"> }) => {
  const picture = running.picture.value;
  return (
    <dl class="playground-numbers">
      <dt>Epoch</dt>
      <dd>{(picture?.epoch ?? 0).toLocaleString("en")}</dd>
      <dt>Learning rate</dt>
      <dd>{picture === undefined ? "–" : showNumber(picture.learningRate, 3)}</dd>
    </dl>
  );
};
