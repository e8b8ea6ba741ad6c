import { backtracking, type LineSearch, strongWolfe } from "@gd/optim";
import { constructorsOf, type PartConstructors } from "../architecture/part-constructor.js";

const part = /* @__PURE__ */ constructorsOf<LineSearch, undefined>();

/** The line searches of `@gd/optim` by type. */
export const lineSearches: PartConstructors<LineSearch, undefined> = /* @__PURE__ */ {
  backtracking: part(["decrease", "factor", "maximumTrials"], [], backtracking),
  strongWolfe: part(["decrease", "curvature", "maximumTrials"], [], strongWolfe),
};
