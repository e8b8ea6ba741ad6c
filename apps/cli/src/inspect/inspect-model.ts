import { featureNames } from "@gd/tables";
import { descriptionOf } from "@gd/tensor";
import { summary } from "@gd/train";
import type { Dependencies } from "../dependencies.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { networkInWords, renderNetwork } from "../model/network-in-words.js";
import { readModel } from "../model/read-model.js";
import { renderScores } from "../model/render-scores.js";
import { formatCount } from "../progress/format-count.js";
import { renderTable } from "../render/render-table.js";
import { renderText } from "../render/render-text.js";
import { type Screen, screenOf } from "../render/screen.js";
import { toJson } from "../to-json.js";
import { describeFeatures } from "./describe-features.js";
import { describeTraining } from "./describe-training.js";

/** Shows what is in a model file. */
export const inspectModel = async (
  file: string,
  { json }: { readonly json: boolean },
  { stdout, colours }: Dependencies,
): Promise<ExitCode> => {
  const { model, features, target, training, bytes } = await readModel(file);
  if (json) {
    stdout.write(
      `${toJson({ type: "model", file, architecture: descriptionOf(model), features, target, training })}\n`,
    );
    return exitCode.done;
  }
  const screen = screenOf(stdout, colours);
  const print = (text: string): void => void stdout.write(`${text}\n`);
  const heading = (text: string): void => print(`\n${screen.colours.bold(text)}`);
  const { parameters, layers } = summary(model);
  print(renderText(`${file}: ${formatCount(parameters)} parameters in ${formatCount(bytes)} bytes`, screen.width));
  heading("Network");
  print(renderNetwork(networkInWords(model, features, target), screen.width, "  "));
  const cells = layers.map(({ name, outputShape, parameters }) => [
    name,
    // Without the number of examples.
    outputShape.slice(1).join(" × "),
    parameters === 0 ? "" : formatCount(parameters),
  ]);
  print(renderTable(["layer", "gives", "parameters"], cells, screen, { compact: true }));
  if (features !== undefined) {
    heading(`Columns, and the ${formatCount(featureNames(features).length)} numbers that they become`);
    print(renderTable(["column", "kind", "becomes"], describeFeatures(features), screen, { compact: true }));
    for (const note of features.notes) print(renderText(note, screen.width));
  }
  if (target !== undefined) {
    heading("Answer");
    const what =
      target.kind === "class"
        ? `one of ${target.classes.join(", ")}`
        : `a number, ${target.mean.toPrecision(4)} ± ${target.deviation.toPrecision(3)} where it was trained`;
    print(renderText(`${target.column}: ${what}`, screen.width));
  }
  if (training !== undefined) {
    heading("Training");
    const told = describeTraining(training, features === undefined ? "image" : "row");
    if (told === undefined) printTree(training, screen, print);
    else {
      for (const line of told.lines) print(renderText(line, screen.width, "  "));
      if (target !== undefined) print(renderScores(told.results, target, screen));
    }
  }
  return exitCode.done;
};

/** What a file says of its training, whatever that is, a line for each value. */
const printTree = (
  value: unknown,
  screen: Screen,
  print: (text: string) => void,
  path: readonly string[] = [],
): void => {
  const isList = Array.isArray(value) && value.every((part) => typeof part !== "object");
  if (typeof value !== "object" || value === null || isList) {
    print(renderText(`${path.join(" ")}: ${isList ? value.join(", ") : String(value)}`, screen.width, "  "));
    return;
  }
  for (const [name, inner] of Object.entries(value)) printTree(inner, screen, print, [...path, name]);
};
