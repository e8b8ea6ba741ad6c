/** Whether a value is a list of numbers: an array, a typed array, or anything else with a length. */
export const isNumberList = (value: unknown): value is ArrayLike<number> => {
  if (typeof value !== "object" || value === null) return false;
  const list = value as ArrayLike<unknown>;
  if (!(Number.isInteger(list.length) && list.length >= 0)) return false;
  for (let i = 0; i < list.length; i++) if (typeof list[i] !== "number") return false;
  return true;
};
