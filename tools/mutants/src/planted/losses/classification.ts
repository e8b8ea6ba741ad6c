import type { PlantedFault } from "../planted-fault.ts";

export const classification: readonly PlantedFault[] = [
  {
    file: "losses/softmax-cross-entropy.ts",
    what: "the mean with class weights is over the examples",
    find: "totalWeight(ops, isMatrix(target) ? examples : weighed(probabilities))",
    replace: "totalWeight(ops, examples)",
  },
  {
    file: "losses/softmax-cross-entropy.ts",
    what: "smoothing spreads over the other classes only",
    find: "labelSmoothing / classes",
    replace: "labelSmoothing / (classes - 1)",
  },
  {
    file: "losses/softmax-cross-entropy.ts",
    what: "class weights see the targets before smoothing",
    find: "weighed(targets)",
    replace: "weighed(probabilities)",
  },
  {
    file: "losses/cross-entropy.ts",
    what: "exponentials are not divided by their sum",
    find: "ops.divideColumn(exponentials, sums)",
    replace: "exponentials",
  },
  {
    file: "losses/cross-entropy.ts",
    what: "a class of cost 0 is not left out",
    find: "weigh(ops, costs, logits)",
    replace: "ops.multiply(costs, logits)",
  },
  {
    file: "losses/cross-entropy.ts",
    what: "the value takes the probabilities of a target to add up to 1",
    find: "masses === undefined ? logs : ops.multiply(masses, logs)",
    replace: "logs",
  },
  {
    file: "losses/cross-entropy.ts",
    what: "the gradient takes the probabilities of a target to add up to 1",
    find: "masses === undefined ? probabilities : ops.multiplyColumn(probabilities, masses)",
    replace: "probabilities",
  },
  {
    file: "losses/softmax-cross-entropy.ts",
    what: "the weights of the examples are forgotten",
    find: "weights === undefined ? ops.fill([batch], 1) : ops.reshape(weights, [batch])",
    replace: "ops.fill([batch], 1)",
  },
  {
    file: "losses/softmax-cross-entropy.ts",
    what: "the probabilities of an unweighted target are taken to add up to 1",
    find: "isMatrix(target) ? ops.sumColumns(targets) : undefined",
    replace: "undefined",
  },
  {
    file: "losses/class-weights.ts",
    what: "the weights of the classes in the wrong order",
    find: "ops.concatenate(weights.map(",
    replace: "ops.concatenate(weights.toReversed().map(",
  },
  {
    file: "weights/with-weights.ts",
    what: "the weights are forgotten",
    find: "output, targets, weights)",
    replace: "output, targets)",
  },
  {
    file: "weights/of-split-targets.ts",
    what: "the loss checks the target with its weights",
    find: "loss.expectTarget?.(place, targets, outputShape)",
    replace: "loss.expectTarget?.(place, target, outputShape)",
  },
  {
    file: "weights/of-split-targets.ts",
    what: "weights are not checked",
    find: "expectWeights(place, weights);",
    replace: "",
  },
  {
    file: "weights/of-split-targets.ts",
    what: "repeatable whatever its loss is",
    find: "isRepeatable(loss) ? repeatable(whole) : whole",
    replace: "repeatable(whole)",
  },
  {
    file: "weights/of-split-targets.ts",
    what: "the loss has no coefficients",
    find: "coefficients: shareCoefficients([loss]).coefficients,",
    replace: "",
  },
];
