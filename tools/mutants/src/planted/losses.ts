import type { PlantedFault } from "./planted-fault.ts";

const elementwise: readonly PlantedFault[] = [
  {
    file: "losses/mean-squared-error.ts",
    what: "the sum over outputs",
    find: "losses: squaredErrors,",
    replace: 'outputs: "sum",\n  losses: squaredErrors,',
  },
  {
    file: "losses/mean-squared-error.ts",
    what: "the sum over the batch",
    find: "losses: squaredErrors,",
    replace: 'reduction: "sum",\n  losses: squaredErrors,',
  },
  { file: "losses/residual-sum-of-squares.ts", what: "the mean over outputs", find: 'outputs: "sum", ', replace: "" },
  {
    file: "losses/residual-sum-of-squares.ts",
    what: "always the mean over the batch",
    find: "reduction, losses",
    replace: "losses",
  },
  {
    file: "losses/residual-sum-of-squares.ts",
    what: "always the sum over the batch",
    find: "reduction, losses",
    replace: 'reduction: "sum", losses',
  },
  {
    file: "losses/elementwise-loss.ts",
    what: "does not say whether it is a mean or a sum",
    find: "    name,\n    reduction,",
    replace: "    name,",
  },
  {
    file: "losses/elementwise-loss.ts",
    what: "an infinite loss of weight 0 has no limit",
    find: "weigh(ops, share, ops.reshape(each, [examples, outputsEach]))",
    replace: "ops.multiply(share, ops.reshape(each, [examples, outputsEach]))",
  },
  {
    file: "weights/with-weights.ts",
    what: "does not say whether it is a mean or a sum",
    find: "reduction: loss.reduction,",
    replace: "",
  },
  {
    file: "losses/elementwise-loss.ts",
    what: "the gradient is that of the sum",
    find: "backward: () => gradient(n)",
    replace: "backward: () => gradient(1)",
  },
  {
    file: "losses/elementwise-loss.ts",
    what: "the gradient is a mean over the batch only",
    find: "backward: () => gradient(n)",
    replace: "backward: () => gradient(examples)",
  },
  {
    file: "losses/elementwise-loss.ts",
    what: "the gradient forgets the weights",
    find: "ops.reshape(weighted(gradient(m)), shape)",
    replace: "gradient(m)",
  },
  {
    file: "losses/elementwise-loss.ts",
    what: "weights are divided by the number of examples, not by their sum",
    find: "ops.divideBy(weights, total)",
    replace: "ops.multiply(weights, 1 / examples)",
  },
  {
    file: "losses/elementwise-loss.ts",
    what: "the weight of a batch is its size",
    find: "weight: () => total",
    replace: "weight: () => ops.fill([], examples)",
  },
  {
    file: "losses/hinge.ts",
    what: "the gradient does not stop at the margin",
    find: "ops.where(missing, ops.divide(target, -n), 0)",
    replace: "ops.divide(target, -n)",
  },
  {
    file: "losses/huber.ts",
    what: "the gradient is not clipped",
    find: "ops.divide(clipped, n)",
    replace: "ops.divide(error, n)",
  },
  {
    file: "losses/mean-absolute-error.ts",
    what: "the gradient is the difference",
    find: "ops.where(difference, 1 / n, ops.where(ops.subtract(0, difference), -1 / n, difference))",
    replace: "ops.divide(difference, n)",
  },
  {
    file: "losses/sigmoid-cross-entropy.ts",
    what: "the gradient has the logit in place of its sigmoid",
    find: "ops.sigmoid(output)",
    replace: "output",
  },
  {
    file: "losses/sigmoid-cross-entropy.ts",
    what: "the exponential overflows",
    find: "ops.log1p(ops.exp(ops.subtract(0, size)))",
    replace: "ops.subtract(ops.log1p(ops.exp(output)), ops.maximum(output, 0))",
  },
  {
    file: "losses/sigmoid-cross-entropy.ts",
    what: "no limits at ±∞",
    find: "weigh(ops, against, size)",
    replace: "ops.multiply(against, size)",
  },
];

const classification: readonly PlantedFault[] = [
  {
    file: "losses/softmax-cross-entropy.ts",
    what: "the mean with class weights is over the examples",
    find: "ops.sum(isMatrix(target) ? examples : weighed(probabilities))",
    replace: "ops.sum(examples)",
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
    file: "weights/with-weights.ts",
    what: "the loss checks the target with its weights",
    find: "loss.expectTarget?.(place, targets, outputShape)",
    replace: "loss.expectTarget?.(place, target, outputShape)",
  },
  {
    file: "weights/with-weights.ts",
    what: "weights are not checked",
    find: "expectWeights(place, weights);",
    replace: "",
  },
  {
    file: "weights/with-weights.ts",
    what: "repeatable whatever its loss is",
    find: "isRepeatable(loss) ? repeatable(weighted) : weighted",
    replace: "repeatable(weighted)",
  },
  {
    file: "weights/with-weights.ts",
    what: "the loss has no coefficients",
    find: "coefficients: shareCoefficients([loss]).coefficients,",
    replace: "",
  },
];

/** Files whose formula is in another one. */
const scores = (
  [
    ["metrics/precision.ts", "precisionOf"],
    ["metrics/recall.ts", "recallOf"],
    ["metrics/f1.ts", "f1Of"],
    ["metrics/multilabel-precision.ts", "precisionOf"],
    ["metrics/multilabel-recall.ts", "recallOf"],
    ["metrics/multilabel-f1.ts", "f1Of"],
  ] as const
).flatMap(([file, score]): readonly PlantedFault[] => [
  { file, what: "the share of what is wrong", find: `, ${score})`, replace: `, (outcomes) => 1 - ${score}(outcomes))` },
  {
    file,
    what: "false positives count as true ones",
    find: `, ${score})`,
    replace: `, (o) => ${score}({ ...o, truePositives: o.truePositives + o.falsePositives }))`,
  },
]);

const metrics: readonly PlantedFault[] = [
  ...scores,
  {
    file: "metrics/confusion-matrix.ts",
    what: "a threshold of NaN is taken",
    find: 'expectThreshold("confusionMatrix", threshold);',
    replace: "",
  },
  {
    file: "metrics/outcomes.ts",
    what: "false positives are false negatives",
    find: "sum(counts.map((others) => others[label]!)) - truePositives",
    replace: "sum(row) - truePositives",
  },
  {
    file: "metrics/average-scores.ts",
    what: "macro counts classes that do not occur",
    find: "outcomes.filter(occurs).map(score)",
    replace: "outcomes.map(score)",
  },
  {
    file: "metrics/average-scores.ts",
    what: "micro leaves the false negatives out",
    find: "falseNegatives: sum(outcomes.map(({ falseNegatives }) => falseNegatives))",
    replace: "falseNegatives: 0",
  },
  {
    file: "metrics/actual-classes.ts",
    what: "a row with several largest numbers is of the class of the first",
    find: "row.indexOf(row[label]!, label + 1) < 0",
    replace: "row.length > 0",
  },
  {
    file: "metrics/actual-classes.ts",
    what: "a probability of ½ is class 0",
    find: "expectDecided(place, target);",
    replace: "",
  },
  {
    file: "metrics/above-threshold.ts",
    what: "a float32 is compared with a threshold in float64",
    find: 'dtype === "float32" ? Math.fround(threshold) : threshold',
    replace: "threshold",
  },
  {
    file: "metrics/label-outcomes.ts",
    what: "a false negative wherever a label is true",
    find: "if (actual[i] && !predicted[i])",
    replace: "if (actual[i])",
  },
  {
    file: "metrics/exact-match.ts",
    what: "one right label is enough",
    find: "predicted.every((label, i)",
    replace: "predicted.some((label, i)",
  },
  {
    file: "metrics/multilabel-accuracy.ts",
    what: "of the examples, not of the decisions",
    find: "sizeOf(output.shape)",
    replace: "output.shape[0]!",
  },
  {
    file: "metrics/metric.ts",
    what: "the goal is forgotten",
    find: "{ goal, start: begin }",
    replace: "{ start: begin }",
  },
  {
    file: "metrics/confusion-matrix.ts",
    what: "the threshold is forgotten",
    find: 'startConfusions("confusionMatrix", threshold)',
    replace: 'startConfusions("confusionMatrix", 0)',
  },
  {
    file: "metrics/confusions.ts",
    what: "transposed",
    find: "counts[decisions.actual[example]!]![predicted]!++",
    replace: "counts[predicted]![decisions.actual[example]!]!++",
  },
  {
    file: "metrics/confusions.ts",
    what: "each batch begins anew",
    find: "if (counts.length === 0) counts =",
    replace: "counts =",
  },
  {
    file: "metrics/r-squared.ts",
    what: "differences to the mean before, both of them",
    find: "sums.total.add(difference, wanted - sums.mean)",
    replace: "sums.total.add(difference, difference)",
  },
  {
    file: "metrics/sum-of-products.ts",
    what: "squares of large numbers overflow",
    find: "if (size > LARGE) large += (x / FACTOR) * (y / FACTOR);\n      else if",
    replace: "if",
  },
  {
    file: "metrics/sum-of-products.ts",
    what: "squares of small numbers vanish",
    find: "else if (size < SMALL) small += x * FACTOR * (y * FACTOR);",
    replace: "",
  },
  {
    file: "metrics/roc-auc.ts",
    what: "the score is the first output minus the second",
    find: "elements[2 * example + 1]! - elements[2 * example]!",
    replace: "elements[2 * example]! - elements[2 * example + 1]!",
  },
  {
    file: "weights/without-weights.ts",
    what: "the weights in place of the targets",
    find: ".targets)",
    replace: ".weights)",
  },
  {
    file: "weights/without-weights.ts",
    what: "the target as it is",
    find: "add(output, splitWeights(",
    replace: "add(output, target ?? splitWeights(",
  },
  {
    file: "metrics/metric.ts",
    what: "calls share an accumulator",
    find: "const ofBatch = (output: Tensor, target: Tensor): Result => {\n    const accumulator = begin();",
    replace: "const accumulator = begin();\n  const ofBatch = (output: Tensor, target: Tensor): Result => {",
  },
  {
    file: "metrics/metric.ts",
    what: "a batch is added twice",
    find: "accumulator.add(output, target);",
    replace: "accumulator.add(output, target);\n    accumulator.add(output, output);",
  },
];

export const losses: readonly PlantedFault[] = [...elementwise, ...classification, ...metrics];
