import { join } from "node:path";
import { type Part, partsOf } from "./part.ts";

/** A group of parts, each of which has a page. */
export interface Section {
  readonly title: string;
  /** Of its pages: /layers/relu. */
  readonly path: string;
  readonly parts: readonly Part[];
}

/** What makes parts, or is for those of one's own, has no page: it is in the reference. */
export const MAKERS = [
  "configurable",
  "defineActivation",
  "defineLayer",
  "defineLazyLayer",
  "defineMetric",
  "expectShape",
  "noStatistics",
];

/** The sections, by the folders of the sources. */
export const sectionsOf = (repositoryRoot: string): readonly Section[] => {
  const parts = ["layers", "losses", "optim"].flatMap((name) =>
    partsOf(join(repositoryRoot, "packages", name), `@gd/${name}`).filter((part) => !MAKERS.includes(part.name)),
  );
  const section = (title: string, path: string, packageName: string, ...folders: readonly string[]): Section => ({
    title,
    path,
    parts: parts.filter((part) => part.packageName === packageName && folders.includes(part.folder)),
  });
  return [
    section("Layers", "layers", "@gd/layers", "linear", "images", "normalize", "regularize", "compose"),
    section("Activations", "activations", "@gd/layers", "activations"),
    section("Initial values", "initial-values", "@gd/layers", "initialize"),
    section("Losses", "losses", "@gd/losses", "losses", "weights"),
    section("Metrics", "metrics", "@gd/losses", "metrics"),
    section("Optimizers", "optimizers", "@gd/optim", "optimizers"),
    section("Transformations of gradients", "transformations", "@gd/optim", "transformations"),
    section("Schedules", "schedules", "@gd/optim", "schedules"),
    section("Minimization", "minimization", "@gd/optim", "minimize"),
  ];
};
