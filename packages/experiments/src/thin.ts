/** About 500 points of a curve at most, with its last one. */
export const thin = (values: readonly number[]): readonly (readonly [number, number])[] => {
  const stride = Math.max(1, Math.ceil(values.length / 500));
  return values.flatMap((value, i) => (i % stride === 0 || i === values.length - 1 ? [[i, value] as const] : []));
};
