import type { ColumnChoice } from "../source/table-options.js";
import type { ColumnKind } from "../table/table.js";
import type { Rules } from "./rules.js";

/** The kind that is chosen for a column, and the rules by which its texts are read then. */
export const understood = (
  choice: Exclude<ColumnChoice, "omit"> | undefined,
  rules: Rules,
): { readonly kind: ColumnKind | undefined; readonly rules: Rules } => {
  switch (choice) {
    case "decimal-point":
      return { kind: "number", rules: { ...rules, decimal: ".", decimalBy: "option" } };
    case "decimal-comma":
      return { kind: "number", rules: { ...rules, decimal: ",", decimalBy: "option" } };
    case "day/month/year":
    case "month/day/year":
      return { kind: "date", rules: { ...rules, dateOrder: choice } };
    default:
      return { kind: choice, rules };
  }
};
