import { chain, type Schedule } from "@gd/optim";
import { type GradientTransformation, none, repeatable } from "@gd/tensor";

/** An optimizer whose updates are multiplied by a factor, which is that of its learning rate. */
export const scaledUpdates = (optimizer: GradientTransformation, factor: Schedule): GradientTransformation => {
  const scale: GradientTransformation = repeatable({
    name: "scaledUpdates",
    descends: false,
    coefficients: (step: number) => [factor(step)],
    initialize: () => none,
    update: ({ ops, gradient, state, coefficients: [by] }) => ({ update: ops.scale(gradient, by!), state }),
  });
  return chain(optimizer, scale);
};
