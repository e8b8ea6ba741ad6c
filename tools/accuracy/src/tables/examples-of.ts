import type { Dataset, Examples } from "@gd/data";
import type { Shape } from "@gd/tensor";

/** All examples of a dataset. */
export const examplesOf = <In extends Shape, Target extends Shape>(data: Dataset<In, Target>): Examples<In, Target> =>
  data.examples(
    Uint32Array.from({ length: data.size }, (_, place) => place),
    "float32",
  );
