import { ArgumentError, expectPart, type Layer } from "@gd/tensor";
import type { AnyLoss } from "../fit.js";
import { expectThreshold } from "./expect-threshold.js";

/**
 * Throws an ArgumentError if a value is no object with metrics, if one of them is named like the loss, or if one would take
 * weights of examples for targets or probabilities for logits.
 */
export const expectMetrics = (
  place: string,
  metrics: unknown,
  { model, loss }: { readonly model: Layer; readonly loss: AnyLoss },
): void => {
  if (Object.prototype.toString.call(metrics) !== "[object Object]") {
    const advice = "{ accuracy } has one, for example: its results have the same names.";
    throw new ArgumentError({ place, expected: "an object with metrics by name", received: metrics, advice });
  }
  for (const [name, metric] of Object.entries(metrics as object)) {
    if (name === "loss") {
      const advice = "The loss is always there.";
      throw new ArgumentError({ place, expected: "names other than loss", received: name, advice });
    }
    const { start, evaluate, weighted = false } = Object(metric);
    if (typeof metric !== "function" && typeof evaluate !== "function") {
      const kind = { expected: "a metric", methods: ["start"], example: "accuracy" };
      expectPart(`${place}: ${name}`, metric, kind, "accuracy of @gd/losses is one, for example.");
    }
    // A function of one's own reads targets as it likes.
    if (start === undefined && evaluate === undefined) continue;
    expectSameTargets(`${place}: ${name}`, { name: metric.name, weighted, isLoss: start === undefined }, loss);
    expectThreshold(`${place}: ${name}`, model, metric);
  }
};

interface Compared {
  readonly name: string;
  readonly weighted: boolean;
  readonly isLoss: boolean;
}

/** Of two classes, a label beside a weight looks like two scores. */
const expectSameTargets = (place: string, { name, weighted, isLoss }: Compared, loss: AnyLoss): void => {
  const ofLoss = loss.weighted ?? false;
  if (weighted === ofLoss) return;
  const wrapped = isLoss ? `withWeights(${name})` : `withoutWeights(${name})`;
  throw new ArgumentError({
    place,
    expected: `a metric of targets ${ofLoss ? "that carry weights" : "without weights"}, which are those of ${loss.name}`,
    received: name,
    advice: ofLoss
      ? `${wrapped} takes such targets; one of your own says so by \`weighted: true\`.`
      : `Leave out ${isLoss ? "withWeights" : "withoutWeights"}; a loss of your own says by \`weighted: true\` that its targets carry weights.`,
  });
};
