import type { Experiment } from "@gd/experiments";
import { nearestName } from "@gd/tensor";
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
  const choices = [...experiments.map(({ id, title }) => [id, title] as const), ["all", "every one of them"] as const];
  if (ids.length === 0) throw new UsageError("which experiment?", choices);
  const chosen = ids.flatMap((id) => {
    if (id === "all") return experiments;
    const experiment = experiments.find((candidate) => candidate.id === id);
    if (experiment !== undefined) return [experiment];
    const likely = nearestName(
      id,
      choices.map(([name]) => name),
    );
    throw new UsageError(
      `unknown experiment '${id}'${likely === undefined ? "" : `: did you mean ${likely}?`}`,
      choices,
    );
  });
  return [...new Set(chosen)];
};
