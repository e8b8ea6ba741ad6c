import { randomStreams } from "@gd/tensor";

/** Initial parameters, layer by layer: uniform weights (Glorot) and biases 0, or normal weights and biases. */
export const networkParameters = (
  sizes: readonly number[],
  distribution: "glorot" | "normal",
): Float32Array<ArrayBuffer> => {
  const { uniform, standardNormal } = randomStreams("bench").stream("parameters");
  const layers = sizes.slice(1).map((outputs, i) => ({ inputs: sizes[i]!, outputs }));
  const parameters = new Float32Array(layers.reduce((sum, { inputs, outputs }) => sum + (inputs + 1) * outputs, 0));
  let next = 0;
  for (const { inputs, outputs } of layers) {
    const limit = Math.sqrt(6 / (inputs + outputs));
    for (let k = 0; k < inputs * outputs; k++) {
      parameters[next++] = distribution === "glorot" ? (2 * uniform() - 1) * limit : standardNormal();
    }
    for (let j = 0; j < outputs; j++) parameters[next++] = distribution === "glorot" ? 0 : standardNormal();
  }
  return parameters;
};
