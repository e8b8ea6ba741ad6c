import type { PlantedFault } from "./planted-fault.ts";

/** Faults of how batches combine to a loss, and of what watches it. */
export const train: readonly PlantedFault[] = [
  {
    file: "evaluate/combine-batches.ts",
    what: "a mean of the batches' means",
    find: "sums.total += value * weight;\n      sums.weight += weight;",
    replace: "sums.total += value;\n      sums.weight += 1;",
  },
  {
    file: "evaluate/start-metric.ts",
    what: "a loss is a mean whatever it says",
    find: "combineBatches(metric.reduction)",
    replace: "combineBatches()",
  },
  {
    file: "evaluate/start-metric.ts",
    what: "batches weigh as much as their examples whatever the loss says",
    find: "add(value, weight ?? examples)",
    replace: "add(value, examples)",
  },
  {
    file: "evaluate/evaluate.ts",
    what: "the penalty is no part of the loss",
    find: "loss: evaluation.loss + penalty",
    replace: "loss: evaluation.loss",
  },
  {
    file: "train.ts",
    what: "an epoch weighs batches by their examples",
    find: "losses.add(loss - penalty, weight)",
    replace: "losses.add(loss - penalty, batchSize)",
  },
  {
    file: "train.ts",
    what: "the penalty is in the loss of an epoch twice",
    find: "losses.add(loss - penalty, weight)",
    replace: "losses.add(loss, weight)",
  },
  {
    file: "train.ts",
    what: "an epoch's loss is a mean whatever the loss says",
    find: "combineBatches(loss.reduction, ",
    replace: "combineBatches(undefined, ",
  },
  {
    file: "train.ts",
    what: "a group of batches is completed in the next epoch",
    find: "last = batch === batchCount",
    replace: "last = batch > batchCount",
  },
  {
    file: "stopping/early-stopping.ts",
    what: "an infinite metric is the best",
    find: "Number.isFinite(value) && ",
    replace: "",
  },
  {
    file: "position-in-epoch.ts",
    what: "an epoch goes on in another order",
    find: '  if (!position.replacement) expectSame("shuffle");\n',
    replace: "",
  },
  {
    file: "step/step-report.ts",
    what: "a step weighs as much as its examples whatever the loss says",
    find: "start + last < end ? reports[start + last]! : examples",
    replace: "examples",
  },
  {
    file: "step/step-report.ts",
    what: "the weight is looked for before the norms",
    find: "first + (parameters === undefined ? 0 : countOfSquaredNorms(parameters))",
    replace: "first",
  },
  {
    file: "step/attempt-step.ts",
    what: "the optimizer is told the number of examples whatever the loss says",
    find: "weight ?? ops.fill([], examplesIn(input.shape, model))",
    replace: "ops.fill([], examplesIn(input.shape, model))",
  },
  {
    file: "step/attempt-step.ts",
    what: "the optimizer is not told that the loss is a sum",
    find: "    reduction: loss.reduction,\n",
    replace: "",
  },
  {
    file: "training.ts",
    what: "the last step of an epoch is that of a whole group later",
    find: "next + stepsPerUpdate - 1 - (next % stepsPerUpdate)",
    replace: "next + stepsPerUpdate - 1",
  },
  {
    file: "stopping/early-stopping.ts",
    what: "all metrics should fall",
    find: 'watched.goal === "maximum" ? -1 : 1',
    replace: "1",
  },
  {
    file: "stopping/early-stopping.ts",
    what: "a value that there never was is no error",
    find: "if (last !== undefined && best === undefined) throw watched.never(last);",
    replace: "",
  },
  {
    file: "stopping/plateau-rule.ts",
    what: "the rule is not told where the metric should go",
    find: "onPlateau.next(state, value, watched.goal)",
    replace: "onPlateau.next(state, value)",
  },
  {
    file: "stopping/watched-metric.ts",
    what: "a contradiction is taken for the last word",
    find: "given !== undefined && own !== undefined && given !== own",
    replace: "given !== undefined && own !== undefined && given === undefined",
  },
];
