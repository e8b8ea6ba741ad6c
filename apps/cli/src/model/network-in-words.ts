import { type Features, featureNames, type Target } from "@gd/tables";
import { type Description, descriptionOf, type Layer, type Shape } from "@gd/tensor";
import { formatCount } from "../progress/format-count.js";
import { counted } from "../render/counted.js";
import { renderText } from "../render/render-text.js";

/** A network as a line from what it takes to what it answers: `16 numbers ─▶ 64 relu ─▶ 64 relu ─▶ 3 classes`. */
export const networkInWords = (model: Layer, features: Features | undefined, target: Target | undefined): string => {
  const inputs = features === undefined ? numbers(model.inputShape) : counted(featureNames(features).length, "number");
  const answer =
    target === undefined
      ? numbers(model.outputShape)
      : target.kind === "class"
        ? `${formatCount(target.classes.length)} classes`
        : target.column;
  return [inputs, ...stages(descriptionOf(model)), answer].join(" ─▶ ");
};

const numbers = (shape: Shape): string =>
  shape.length === 1 ? counted(shape[0]!, "number") : `${shape.join(" × ")} numbers`;

const NO_BREAK = "\u00a0";

/** Such a line on a screen, where lines end behind an arrow alone. */
export const renderNetwork = (words: string, width: number, indent = ""): string => {
  const stages = words.split(" ─▶ ").map((stage) => stage.replaceAll(" ", NO_BREAK));
  return renderText(stages.join(`${NO_BREAK}─▶ `), width, indent).replaceAll(NO_BREAK, " ");
};

/** Each layer that has a size, with what follows it. */
const stages = (description: Description): readonly string[] => {
  const layers = layersOf(description);
  const drawn: string[] = [];
  for (const { type, outputs, filters } of layers) {
    const size = outputs ?? filters;
    if (size !== undefined) drawn.push(String(size));
    else if (drawn.length > 0) drawn[drawn.length - 1] += ` ${wordsOf(type)}`;
    else drawn.push(wordsOf(type));
  }
  // The last one is the answer.
  return drawn.slice(0, -1);
};

/** A type of layer without code: `max pool` of maxPool2d. */
const wordsOf = (type: string): string =>
  type.replace(/2d$/, "").replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const layersOf = (description: Description): readonly Description[] => {
  const { type, layers } = description;
  return type === "sequential" && Array.isArray(layers)
    ? (layers as readonly Description[]).flatMap(layersOf)
    : [description];
};
