import type { Experiment } from "@gd/experiments";
import { closest, distance } from "fastest-levenshtein";
import { UsageError } from "../usage-error.js";

/**
 * The experiments that the ids name, each once, in the order of the ids; `all` names every one.
 *
 * Throws  UsageError that says which id was probably meant
 */
export const chooseExperiments = (
  ids: readonly string[],
  experiments: readonly Experiment[],
): readonly Experiment[] => {
  if (ids.length === 0) throw new UsageError(`which experiment? ${choices(experiments)}`);
  const chosen = ids.flatMap((id) => {
    if (id === "all") return experiments;
    const experiment = experiments.find((candidate) => candidate.id === id);
    if (experiment === undefined) throw unknown(id, experiments);
    return [experiment];
  });
  return [...new Set(chosen)];
};

const unknown = (id: string, experiments: readonly Experiment[]): UsageError => {
  const names = [...experiments.map((experiment) => experiment.id), "all"];
  const likely = closest(id.toLowerCase(), names);
  const question = distance(id.toLowerCase(), likely) <= Math.max(2, id.length / 3) ? `: did you mean ${likely}?` : "";
  return new UsageError(`unknown experiment '${id}'${question}\n${choices(experiments)}`);
};

const choices = (experiments: readonly Experiment[]): string =>
  [
    "Choose from:",
    ...experiments.map(({ id, title }) => `  ${id.padEnd(16)}${title}`),
    "  all             every one of them",
  ].join("\n");
