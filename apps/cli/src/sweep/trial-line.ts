import type { Outcome, Point } from "@gd/sweep";
import { formatNumber } from "@gd/tensor";
import { asClause } from "../render/as-clause.js";
import { counted } from "../render/counted.js";
import { pointInWords } from "./point-in-words.js";
import type { SweepConfig } from "./sweep-config.js";

/** A trial that has ended, or a part of it, in a line: `trial 12: 0.213, 40 epochs; learningRate 0.0123, hidden [32]`. */
export const trialLine = (
  { trial, point, status, values, curve, reason }: Outcome & { readonly trial: number; readonly point: Point },
  { objectives }: SweepConfig,
): string => {
  // The first objective is what all are compared by: it needs no name.
  const named = values.map((value, i) => `${i === 0 ? "" : `${objectives[i]} `}${formatNumber(value, 4)}`).join(", ");
  const ended = status === "completed" ? "" : ` (${status})`;
  const result =
    status === "failed" ? `failed: ${asClause(reason ?? "")}` : `${named}${ended}, ${counted(curve.length, "epoch")}`;
  return `trial ${trial}: ${result}; ${pointInWords(point)}`;
};
