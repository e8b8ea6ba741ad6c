import { ArgumentError, type Elements } from "@gd/tensor";

/**
 * Throws an ArgumentError that names the first example that has NaN or ±∞: a single one would turn every parameter into NaN
 * at the first step that meets it.
 */
export const expectFinite = (place: string, elements: Elements, size: number): void => {
  for (let i = 0; i < elements.length; i++) {
    const received = elements[i]!;
    if (Number.isFinite(received)) continue;
    const example = Math.floor(i / (elements.length / size));
    const advice = `Leave out example ${example}, or fill in a value.`;
    throw new ArgumentError({ place, expected: "finite numbers", received, advice });
  }
};
