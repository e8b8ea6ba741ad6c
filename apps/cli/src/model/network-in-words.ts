import { type Features, featureNames, type Target } from "@gd/tables";
import { type Description, descriptionOf, type Layer } from "@gd/tensor";

/** A network as a line from what it takes to what it answers: `16 numbers ─▶ 64 relu ─▶ 64 relu ─▶ 3 classes`. */
export const networkInWords = (model: Layer, features: Features | undefined, target: Target | undefined): string => {
  const inputs = features === undefined ? model.inputShape.join(" × ") : `${featureNames(features).length}`;
  const outputs = model.outputShape.join(" × ");
  const answer =
    target === undefined ? `${outputs} numbers` : target.kind === "class" ? `${outputs} classes` : target.column;
  return [`${inputs} numbers`, ...stages(descriptionOf(model)), answer].join(" ─▶ ");
};

/** Each layer that has a size, with what follows it. */
const stages = (description: Description): readonly string[] => {
  const layers = layersOf(description);
  const drawn: string[] = [];
  for (const { type, outputs, filters } of layers) {
    const size = outputs ?? filters;
    if (size !== undefined) drawn.push(String(size));
    else if (drawn.length > 0) drawn[drawn.length - 1] += ` ${type}`;
    else drawn.push(type);
  }
  // The last one is the answer.
  return drawn.slice(0, -1);
};

const layersOf = (description: Description): readonly Description[] => {
  const { type, layers } = description;
  return type === "sequential" && Array.isArray(layers)
    ? (layers as readonly Description[]).flatMap(layersOf)
    : [description];
};
