import type { Tensor } from "@gd/tensor";
import type { Metric } from "./metric.js";

/** A metric that is also the function of its options: `accuracy`, and `accuracy({ threshold: 0.5 })`. */
export type ConfigurableMetric<Result, Options> = Metric<Result> & ((options: Partial<Options>) => Metric<Result>);

/** Makes a metric of a function of options, all of which have a default. */
export const configurableMetric = <Result, Options extends object>(
  make: (options: Partial<Options>) => Metric<Result>,
): ConfigurableMetric<Result, Options> => {
  const plain = make({});
  function call(output: Tensor, target: Tensor): Result;
  function call(options: Partial<Options>): Metric<Result>;
  function call(...given: readonly [Tensor, Tensor] | readonly [Partial<Options>]): Result | Metric<Result> {
    return given.length === 2 ? plain(...given) : make(...given);
  }
  return Object.defineProperty(Object.assign(call, { start: plain.start }), "name", { value: plain.name });
};
