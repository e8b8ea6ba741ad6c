import { resolve } from "node:path";
import { documentedFunctions } from "./src/documented-functions.ts";
import { entryPoints } from "./src/entry-points.ts";
import { exportedTypes } from "./src/exported-types.ts";
import { membersOfTables } from "./src/members-of-tables.ts";
import { namedParameters } from "./src/named-parameters.ts";
import { readableDocstrings } from "./src/readable-docstrings.ts";

const repositoryRoot = resolve(import.meta.dirname, "../..");
const entries = entryPoints(repositoryRoot);

/** @type {Partial<import("typedoc").TypeDocOptions>} */
export default {
  name: "gd",
  readme: "none",
  entryPoints: entries.filter(({ internal }) => !internal).map(({ file }) => file),
  tsconfig: "tsconfig.reference.json",
  // Packages import each other's sources, so that a type of another package becomes a link.
  compilerOptions: { paths: Object.fromEntries(entries.map(({ name, file }) => [name, [file]])) },
  plugin: [documentedFunctions, exportedTypes, membersOfTables, namedParameters, readableDocstrings],
  out: "../../docs/api",
  kindSortOrder: ["Module", "Function", "Variable", "Class", "Interface", "TypeAlias"],
  groupOrder: ["Modules", "Functions", "Variables", "Classes", "Interfaces", "Type Aliases"],
  useFirstParagraphOfCommentAsSummary: true,
  customCss: "reference.css",
  basePath: repositoryRoot,
  disableSources: true,
  packagesRequiringDocumentation: [...new Set(entries.map(({ packageName }) => packageName))],
  // Exports and functions need a docstring; other members, such as `batchSize`, may be obvious.
  requiredToBeDocumented: ["Function", "Variable", "Class", "Interface", "TypeAlias", "Method", "Accessor"],
  // Helpers for computing shapes, and the sentences that the compiler prints where they do not fit: no program names them.
  intentionallyNotExported: [
    ...["Accepted", "Accepts", "AcceptsSome", "AnySizes", "Beside", "Fits"],
    ...["InputRefusal", "LossRefusal", "ShapeText", "SizeOf", "Sizes", "Unchanged"],
  ],
  validation: { notExported: false, notDocumented: true, invalidLink: true, invalidPath: true, rewrittenLink: true },
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
};
