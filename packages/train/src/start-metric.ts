import type { Accumulator } from "@gd/losses";
import type { Context, Tensor } from "@gd/tensor";
import type { MetricFor } from "./metric-for.js";

/** Begins a metric of any kind. Those that are means over a batch become means over all of them. */
export const startMetric = <Output extends Tensor, Target extends Tensor>(
  context: Context,
  metric: MetricFor<Output, Target>,
): Pick<Accumulator<unknown>, "result"> & { add(output: Output, target: Target): void } => {
  if ("start" in metric) return metric.start();
  const examplesOf = ({ shape: [examples = 0] }: Output): number => examples;
  let total = 0;
  let weights = 0;
  return {
    add(output, target) {
      const { value, weight = () => examplesOf(output) } =
        "evaluate" in metric ? metric.evaluate(context, output, target) : { value: metric(output, target) };
      const counts = weight();
      // Where nothing counts, the mean is 0 / 0.
      if (counts === 0) return;
      total += value * counts;
      weights += counts;
    },
    result: () => total / weights,
  };
};
