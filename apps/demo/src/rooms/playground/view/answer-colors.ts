import { mixedColors, weightColors } from "../../../ui/pixel-colors.js";
import { CLASS_LOOKS } from "./class-look.js";

/** The colours of answers over the plane, as four bytes of an ImageData each. */
export const paintAnswers = (answers: Float32Array, classes: number, theme: string, into: Uint32Array): void => {
  if (classes > 2) {
    paintClasses(answers, classes, theme, into);
    return;
  }
  const colors = weightColors(theme);
  for (let i = 0; i < into.length; i++) {
    const value = classes === 2 ? 2 * answers[i]! - 1 : Math.max(-1, Math.min(1, answers[i]!));
    into[i] = colors[Math.round(STRENGTH * 127 * value) & 255]!;
  }
};

/** Points are to be seen on it. */
const STRENGTH = 0.7;

const paintClasses = (answers: Float32Array, classes: number, theme: string, into: Uint32Array): void => {
  const colors = CLASS_LOOKS.slice(0, classes).map(({ color }) => mixedColors(theme, color));
  for (let i = 0; i < into.length; i++) {
    let first = 0;
    for (let of = 1; of < classes; of++) if (answers[i * classes + of]! > answers[i * classes + first]!) first = of;
    // With equal chances it says nothing.
    const sure = (answers[i * classes + first]! - 1 / classes) / (1 - 1 / classes);
    into[i] = colors[first]![Math.round(STRENGTH * 255 * Math.max(0, sure))]!;
  }
};
