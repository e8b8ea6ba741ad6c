/** The largest seed that NumPy's generator takes. */
export const LARGEST_SEED = 2 ** 32 - 1;
