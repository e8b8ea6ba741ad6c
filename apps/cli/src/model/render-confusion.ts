import type { Scores } from "@gd/recipe";
import type { Target } from "@gd/tables";
import { formatCount } from "../progress/format-count.js";
import { renderTable } from "../render/render-table.js";
import type { Screen } from "../render/screen.js";

/** Of more classes, the table would say little. */
const MOST_CLASSES = 12;

/** How many rows of each class were taken for which; nothing for numbers, and for very many classes. */
export const renderConfusion = (scores: Scores, target: Target, screen: Screen): string => {
  if (scores.kind !== "class" || target.kind !== "class" || target.classes.length > MOST_CLASSES) return "";
  const { confusion } = scores;
  if (confusion === undefined) return "";
  const rows = target.classes.map((name, label) => [
    name,
    ...Array.from(confusion[label]!, (count) => (count === 0 ? "·" : formatCount(count))),
  ]);
  return renderTable(["is ↓ taken for →", ...target.classes], rows, screen, { compact: true });
};
