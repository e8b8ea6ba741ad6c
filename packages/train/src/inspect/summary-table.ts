import { formatShape } from "@gd/tensor";
import type { ModelSummary } from "./model-summary.js";

/** A summary as lines of text: one for each layer, and their sum. */
export const summaryTable = (model: Omit<ModelSummary, "table">): string => {
  const { name, dtype, inputShape, layers, parameters, parameterBytes, outputShape, forward, backward } = model;
  const whole = { name: "all", outputShape, parameters, forward, backward };
  const rows = [...layers, whole].map((row) => [
    row.name,
    formatShape(row.outputShape),
    grouped(row.parameters),
    grouped(row.forward.bytes),
    grouped(row.forward.floatingPointOperations),
    grouped(row.backward.floatingPointOperations),
  ]);
  const cells = [["layer", "output", "parameters", "bytes", "operations", "backward"], ...rows];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const lines = cells.map((row) =>
    row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join("  "),
  );
  return [
    `${name}, input ${formatShape(inputShape)}, ${dtype}: parameters of ${grouped(parameterBytes)} bytes`,
    ...lines,
    "bytes: of all results of the forward step; operations: on floating-point numbers, forward and backward",
  ].join("\n");
};

/** 1234567 → 1,234,567 */
const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",");
