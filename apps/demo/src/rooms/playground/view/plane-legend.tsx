import type { PlaygroundPicture } from "../playground-picture.js";
import { CLASS_LOOKS, lookOf } from "./class-look.js";
import { ClassMark } from "./class-mark.js";

interface PlaneLegendProps {
  readonly picture: PlaygroundPicture;
  /** The names of classes, where they have some. */
  readonly names: readonly string[];
}

/** What the points and lines of the plane mean. */
export const PlaneLegend = ({ picture: { classes }, names }: PlaneLegendProps) => {
  const looks =
    classes === 0
      ? [
          { name: "above 0", look: lookOf(1, 0) },
          { name: "below 0", look: lookOf(-1, 0) },
        ]
      : CLASS_LOOKS.slice(0, classes).map((look, i) => ({ name: names[i] ?? `class ${i + 1}`, look }));
  return (
    <ul class="entries">
      {looks.map(({ name, look }) => (
        <li key={name}>
          <ClassMark look={look} /> {name}
        </li>
      ))}
      <li>
        <ClassMark look={CLASS_LOOKS[0]!} hollow /> hollow: held out
      </li>
      <li>{classes === 0 ? "Lines: −0.5, 0 and 0.5" : "Lines: where the answer changes"}</li>
    </ul>
  );
};
