/** The weights of units as pictures, on one scale. */
export interface WeightPictures {
  /** How many units there are, and how many of the first ones have a picture. */
  readonly units: number;
  readonly shown: number;
  /** From −127 for the most negative weight to 127, 784 for each unit. */
  readonly pixels: Int8Array;
  /** The size of a weight that 127 stands for. */
  readonly largest: number;
}

/** The first columns of a weight [pixels, units], in bytes. */
export const weightPictures = (weight: ArrayLike<number>, units: number, most: number): WeightPictures => {
  const inputs = weight.length / units;
  const shown = Math.min(units, most);
  let largest = 0;
  for (let i = 0; i < inputs; i++) {
    for (let unit = 0; unit < shown; unit++) largest = Math.max(largest, Math.abs(weight[i * units + unit]!));
  }
  const scale = largest === 0 ? 0 : 127 / largest;
  const pixels = new Int8Array(shown * inputs);
  for (let i = 0; i < inputs; i++) {
    for (let unit = 0; unit < shown; unit++) {
      pixels[unit * inputs + i] = Math.round(weight[i * units + unit]! * scale);
    }
  }
  return { units, shown, pixels, largest };
};
