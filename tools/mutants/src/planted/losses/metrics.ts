import type { PlantedFault } from "../planted-fault.ts";

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

export const metrics: readonly PlantedFault[] = [
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
    find: "{ goal, weighted, thresholdFor, start: begin }",
    replace: "{ weighted, thresholdFor, start: begin }",
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
