/** The examples of W2: as many pairs of inputs, and the mean of both and whether the first is larger. */
export const EXAMPLES = 200;

let state = 1;
/** Numbers from 0 to 1. Any will do: they are the same for all. */
const next = (): number => {
  state = (state * 48_271) % 2_147_483_647;
  return state / 2_147_483_647;
};

export const inputs = Float32Array.from({ length: 2 * EXAMPLES }, next);
export const targets = inputs.map((x, i) => (i % 2 === 0 ? (x + inputs[i + 1]!) / 2 : inputs[i - 1]! > x ? 0.9 : 0.1));

/** The sizes of the layers, and a weight or bias to begin with. */
export const SIZES = [2, 3, 3, 2] as const;
export const weight = (): number => 2 * next() - 1;
export const LEARNING_RATE = 0.5;
