import { randomStreams } from "@gd/tensor";

/** Initial parameters, layer by layer: uniform weights (Glorot) and biases 0, or normal weights and biases. */
export const networkParameters = (sizes: readonly number[], distribution: "glorot" | "normal"): Float32Array => {
  const { uniform, standardNormal } = randomStreams("bench").stream("parameters");
  const layers = sizes.slice(1).map((outputs, i) => {
    const inputs = sizes[i]!;
    const limit = Math.sqrt(6 / (inputs + outputs));
    const weight = () => (distribution === "glorot" ? (2 * uniform() - 1) * limit : standardNormal());
    const bias = () => (distribution === "glorot" ? 0 : standardNormal());
    return [...Array.from({ length: inputs * outputs }, weight), ...Array.from({ length: outputs }, bias)];
  });
  return Float32Array.from(layers.flat());
};
