import { resolve } from "node:path";
import { entryPoints } from "./src/entry-points.ts";
import { exportedTypes } from "./src/exported-types.ts";
import { namedParameters } from "./src/named-parameters.ts";
import { readableDocstrings } from "./src/readable-docstrings.ts";

const repositoryRoot = resolve(import.meta.dirname, "../..");
const entries = entryPoints(repositoryRoot);

/** @type {Partial<import("typedoc").TypeDocOptions>} */
export default {
  name: "gd",
  readme: "none",
  entryPoints: entries.map(({ file }) => file),
  tsconfig: "tsconfig.reference.json",
  // Packages import one another by their sources, so that a type of another package is a link to it.
  compilerOptions: { paths: Object.fromEntries(entries.map(({ name, file }) => [name, [file]])) },
  plugin: [exportedTypes, namedParameters, readableDocstrings],
  out: "../../docs/api",
  kindSortOrder: ["Module", "Function", "Variable", "Class", "Interface", "TypeAlias"],
  groupOrder: ["Modules", "Functions", "Variables", "Classes", "Interfaces", "Type Aliases"],
  useFirstParagraphOfCommentAsSummary: true,
  customCss: "reference.css",
  basePath: repositoryRoot,
  disableSources: true,
  packagesRequiringDocumentation: [...new Set(entries.map(({ packageName }) => packageName))],
  // A member may be obvious, as `batchSize` is; what has a name of its own is not.
  requiredToBeDocumented: ["Function", "Variable", "Class", "Interface", "TypeAlias", "Method", "Accessor"],
  // What the compiler works shapes out with, and the sentences it prints in the place of a wrong layer: nobody names them.
  intentionallyNotExported: ["Accepted", "Beside", "Refusal", "SizeOf", "Unchanged"],
  validation: { notExported: false, notDocumented: true, invalidLink: true, invalidPath: true, rewrittenLink: true },
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
};
