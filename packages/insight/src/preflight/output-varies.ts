import { sizeOf } from "@gd/tensor";
import { inWords, percent } from "../measure/in-words.js";
import { momentsOf } from "../measure/moments.js";
import { passOf } from "../measure/pass.js";
import type { Check } from "./check.js";
import { found } from "./found.js";

/** Of the size of the outputs: what rounding alone makes of equal ones in float32, and some more. */
const SAME = 1e-5;

/** Compares the outputs for different examples with each other, before the first step: they should not be the same. */
export const outputVaries: Check = async ({ setup, state, batches: [batch] }) => {
  if (batch === undefined || (batch.input.shape[0] ?? 0) < 2) return undefined;
  const { output } = await passOf(setup, state, batch, { training: false });
  const width = sizeOf(output.shape.slice(1));
  const each = Array.from({ length: width }, (_, i) => momentsOf(output.elements, i, width));
  const deviation = Math.max(...each.map(({ deviation }) => deviation));
  const largest = Math.max(...each.map(({ largest }) => largest));
  const share = largest === 0 ? 0 : deviation / largest;
  const seen =
    `Over ${batch.input.shape[0]} examples an output varies by ${inWords(deviation)}, ` +
    `${percent(share)} of the largest.`;
  return found({ name: "output varies", seen, numbers: { deviation, largest } }, !(share > SAME), {
    why:
      "The outputs do not depend on the input, so that nothing can be learned but one answer for all. Weights of 0, units that " +
      "are all dead or saturated, and inputs that were zeroed do this.",
    source: "A. Karpathy, A Recipe for Training Neural Networks (2019): input-independent baseline",
    change: "linear(inputs, outputs, { weight: heNormal }) // first weights that differ, of the size √(2 / inputs)",
  });
};
