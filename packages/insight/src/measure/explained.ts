import { momentsOf } from "./moments.js";

/** How much one feature explains of targets: r² for numbers, or η², the share of its variance that lies between classes. */
export const explained = (
  elements: ArrayLike<number>,
  feature: number,
  width: number,
  targets: readonly number[],
  isLabel: boolean,
): number => {
  const x = targets.map((_, row) => elements[row * width + feature]!);
  const { mean, deviation } = momentsOf(x);
  if (deviation === 0) return 0;
  if (!isLabel) {
    const y = momentsOf(targets);
    if (y.deviation === 0) return 0;
    const covariance = x.reduce((sum, value, i) => sum + (value - mean) * (targets[i]! - y.mean), 0) / x.length;
    return (covariance / (deviation * y.deviation)) ** 2;
  }
  const groups = new Map<number, number[]>();
  x.forEach((value, i) => void (groups.get(targets[i]!)?.push(value) ?? groups.set(targets[i]!, [value])));
  const between = [...groups.values()].reduce(
    (sum, group) => sum + group.length * (momentsOf(group).mean - mean) ** 2,
    0,
  );
  return between / x.length / deviation ** 2;
};
