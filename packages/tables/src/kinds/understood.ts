import type { ColumnChoice } from "../source/table-options.js";
import type { ColumnKind } from "../table/table.js";
import { parseWrittenStyle } from "./number-style.js";
import type { Rules } from "./rules.js";

/** The kind that is chosen for a column, and the rules by which its texts are read then. */
export const understood = (
  choice: Exclude<ColumnChoice, "omit"> | undefined,
  rules: Rules,
): { readonly kind: ColumnKind | undefined; readonly rules: Rules } => {
  switch (choice) {
    case "day/month/year":
    case "month/day/year":
      return { kind: "date", rules: { ...rules, dateOrder: choice } };
    case undefined:
    case "number":
    case "category":
    case "boolean":
    case "date":
    case "text":
      return { kind: choice, rules };
    default: {
      const { style, unit } = parseWrittenStyle(choice)!;
      const chosen = { unit, fileDecimal: rules.decimalBy === "nothing" ? undefined : rules.decimal };
      const decimal = style === "decimal-point" ? "." : ",";
      return { kind: "number", rules: { ...rules, decimal, decimalBy: "option", chosen } };
    }
  }
};
