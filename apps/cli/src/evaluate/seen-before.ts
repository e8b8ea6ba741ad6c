import { basename, resolve } from "node:path";
import { formatCount } from "../progress/format-count.js";

/** What is to be said of data that are, by their name and size, those that a model was trained on, if they are. */
export const seenBefore = (
  training: unknown,
  data: string,
  size: number,
  thing: "row" | "image",
): readonly string[] => {
  const { source, examples } = Object(training);
  const { name, size: sizeThen } = Object(source);
  if (typeof name !== "string" || basename(name) !== basename(resolve(data)) || sizeThen !== size) return [];
  const { training: trained, validation, test } = Object(examples);
  const looksLike = thing === "row" ? "It looks like the table" : "These look like the images";
  return [
    `${looksLike} that the model was trained on: of ${formatCount(size)} ${thing}s it has seen ${formatCount(trained + validation)}. The scores of the ${formatCount(test)} that were held out are in gd inspect.`,
  ];
};
