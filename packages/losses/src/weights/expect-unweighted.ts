import { ArgumentError, type Tensor } from "@gd/tensor";

/** Tensors that `weightedTargets` made. In those of two columns, nothing else tells labels and weights from scores. */
const weighted = /* @__PURE__ */ new WeakSet<Tensor>();

/** Remembers that targets carry the weights of their examples. */
export const markWeighted = <T extends Tensor>(targets: T): T => {
  weighted.add(targets);
  return targets;
};

/** Throws an ArgumentError when targets carry the weights of their examples, which a loss or metric would take for targets. */
export const expectUnweighted = (place: string, advice: string, targets: Tensor): void => {
  if (!weighted.has(targets)) return;
  throw new ArgumentError({
    place: `${place}(target)`,
    expected: "targets without weights",
    received: targets,
    advice,
  });
};
