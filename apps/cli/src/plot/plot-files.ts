import { extname } from "node:path";
import type { Experiment } from "@gd/experiments";

/** The file of each experiment's figure: the named one or, for several experiments, that name with each id put in. */
export const plotFiles = (file: string, experiments: readonly Experiment[]): ReadonlyMap<Experiment, string> => {
  const extension = extname(file);
  const start = file.slice(0, file.length - extension.length);
  const several = experiments.length > 1;
  return new Map(
    experiments.map((experiment) => [experiment, several ? `${start}-${experiment.id}${extension}` : file]),
  );
};
