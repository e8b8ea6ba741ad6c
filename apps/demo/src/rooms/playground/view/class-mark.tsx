import { colorVariable } from "../../../ui/series-color.js";
import type { ClassLook } from "./class-look.js";

/** The point of a class, for a legend. */
export const ClassMark = ({ look, hollow = false }: { readonly look: ClassLook; readonly hollow?: boolean }) => {
  const color = colorVariable(look.color);
  return (
    <svg class="class-mark" viewBox="-7 -7 14 14" aria-hidden="true">
      <path d={pathOf(look)} fill={hollow ? "var(--surface)" : color} stroke={color} stroke-width="1.5" />
    </svg>
  );
};

/** The outline as the path of an SVG. */
const pathOf = ({ outline }: ClassLook): string => {
  const parts: string[] = [];
  outline(
    {
      moveTo: (x, y) => void parts.push(`M${x} ${y}`),
      lineTo: (x, y) => void parts.push(`L${x} ${y}`),
      closePath: () => void parts.push("Z"),
      ellipse: (_x, _y, radius) =>
        void parts.push(
          `M${-radius} 0a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`,
        ),
    },
    9,
  );
  return parts.join("");
};
