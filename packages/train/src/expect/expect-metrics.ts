import { ArgumentError, expectPart } from "@gd/tensor";

/** Throws an ArgumentError unless a value is an object with metrics, none of which is named like the loss. */
export const expectMetrics = (place: string, metrics: unknown): void => {
  if (Object.prototype.toString.call(metrics) !== "[object Object]") {
    const advice = "{ accuracy } has one, for example: its results have the same names.";
    throw new ArgumentError({ place, expected: "an object with metrics by name", received: metrics, advice });
  }
  for (const [name, metric] of Object.entries(metrics as object)) {
    if (name === "loss") {
      const advice = "The loss is always there.";
      throw new ArgumentError({ place, expected: "names other than loss", received: name, advice });
    }
    if (typeof metric === "function" || typeof Object(metric).evaluate === "function") continue;
    const kind = { expected: "a metric", methods: ["start"], example: "accuracy" };
    expectPart(`${place}: ${name}`, metric, kind, "accuracy of @gd/losses is one, for example.");
  }
};
