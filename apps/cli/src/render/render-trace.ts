import type { TraceRow } from "@gd/experiments";
import { format, formatNumber, formatShape, type Tensor } from "@gd/tensor";
import { renderText } from "./render-text.js";
import type { Screen } from "./screen.js";

/** Every operation under its layer: the formula, operands and result, with shapes. */
export const renderTrace = (rows: readonly TraceRow[], { width, colours }: Screen): string => {
  const lines: string[] = [];
  let heading = "";
  for (const row of rows) {
    const next = `${row.phase} · ${row.layer}`;
    if (next !== heading) lines.push(...(heading === "" ? [] : [""]), colours.bold(colours.cyan(next)));
    heading = next;
    lines.push(`  ${renderText(`${row.formula}   ${colours.dim(row.operation)}`, width, "    ")}`);
    for (const operand of row.operands) lines.push(valueLines(" ", operand, colours.dim));
    lines.push(valueLines("=", row.result, colours.dim));
  }
  return lines.join("\n");
};

const shapeWidth = 10;

const valueLines = (sign: string, value: Tensor | number | string, dim: (text: string) => string): string => {
  const start = `    ${sign} `;
  const [shape, text] =
    typeof value === "object"
      ? [formatShape(value.shape), format(value)]
      : ["", typeof value === "number" ? formatNumber(value, 8) : value];
  const indent = " ".repeat(start.length + shapeWidth);
  return start + dim(shape.padEnd(shapeWidth)) + text.replaceAll("\n", `\n${indent}`);
};
