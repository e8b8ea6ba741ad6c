import { randomStreams } from "@gd/tensor";
import { writeArray } from "../arrays.ts";
import type { ProductTask } from "../task.ts";
import type { Workload } from "../workload.ts";

const letters = { none: "A·B", left: "Aᵀ·B", right: "A·Bᵀ" } as const;

/** The product of two square matrices of uniform random numbers. */
export const squareProduct = (
  size: number,
  dtype: ProductTask["dtype"],
  transposed: ProductTask["transposed"] = "none",
): Workload => {
  const tolerance = dtype === "float32" ? 1e-5 : 1e-12;
  const steps = Math.max(1, Math.round(4e9 / (2 * size ** 3)));
  return {
    id: "W6",
    title: `${letters[transposed]}, ${size}, ${dtype}`,
    task: { kind: "product", size, dtype, transposed },
    steps,
    part: Math.ceil(steps / 20),
    longestRound: 1,
    // Threads that have had no work for seconds begin in the first product again.
    round: size > 1024 ? 2 : 0.2,
    cell: {
      section: "W6: square products",
      table: `${letters[transposed]} in ${dtype}`,
      column: `${size}`,
    },
    figure: { unit: "GFLOP/s", of: (seconds, count) => (2e-9 * size ** 3 * count) / seconds },
    tolerance: { part: tolerance, round: tolerance },
    write(folder) {
      const { uniform } = randomStreams("bench").stream("product");
      for (const name of ["left", "right"]) {
        const values = Float32Array.from({ length: size * size }, uniform);
        writeArray(folder, `${name}.float32`, values);
        writeArray(folder, `${name}.float64`, Float64Array.from(values));
      }
    },
    // A weighted mean, so that elements in the wrong place show.
    loss: (result) => {
      let sum = 0;
      for (let i = 0; i < result.length; i++) sum += result[i]! * (1 + (i % 7) + (Math.floor(i / size) % 5));
      return sum / result.length;
    },
  };
};
