import { DRAWN_CLASSES } from "../data/drawn-points.js";
import { CLASS_LOOKS } from "./class-look.js";
import { ClassMark } from "./class-mark.js";
import type { Brush } from "./drawing-pad.js";

interface BrushChoiceProps {
  readonly brush: Brush;
  readonly onChoose: (brush: Brush) => void;
}

const BRUSHES: readonly Brush[] = ["0", "1", "2", "3", "erase"];

/** What is drawn: points of one of the classes, or nothing where there were some. */
export const BrushChoice = ({ brush, onChoose }: BrushChoiceProps) => (
  <fieldset class="brushes" aria-label="Draw">
    {BRUSHES.map((name, i) => (
      <label key={name}>
        <input type="radio" name="brush" checked={brush === name} onChange={() => onChoose(name)} />
        {i < DRAWN_CLASSES ? <ClassMark look={CLASS_LOOKS[i]!} /> : "eraser"}
        {i < DRAWN_CLASSES && <span class="visually-hidden">class {i + 1}</span>}
      </label>
    ))}
  </fieldset>
);
