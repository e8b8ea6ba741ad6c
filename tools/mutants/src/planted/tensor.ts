import type { PlantedFault } from "./planted-fault.ts";

/** Faults of sums, of operations on windows over images, and of the numbers that differ from step to step. */
export const tensor: readonly PlantedFault[] = [
  {
    file: "model/coefficients.ts",
    what: "coefficients are not counted part by part",
    find: "numbersAt(part, step, count)",
    replace: "numbersAt(part, step)",
  },
  {
    file: "interpreter/reference/draw-uniform.ts",
    what: "numbers are drawn at steps that there are not",
    find: "if (!isHalf(low) || !isHalf(high))",
    replace: "if (!isHalf(low) && !isHalf(high))",
  },
  {
    file: "interpreter/reference/reductions.ts",
    what: "sums of rows are rounded row by row",
    find: "const sums = new Float64Array(columns);",
    replace: "const sums = x.slice(0, columns).fill(0);",
  },
  {
    file: "interpreter/reference/reductions.ts",
    what: "lanes of a sum are added in order",
    find: `for (let width = 4; width > 0; width >>= 1) {
    for (let lane = 0; lane < width; lane++) lanes[lane] = lanes[lane]! + lanes[lane + width]!;
  }`,
    replace: "for (let lane = 1; lane < 8; lane++) lanes[0] = lanes[0]! + lanes[lane]!;",
  },
  {
    file: "interpreter/reference/reductions.ts",
    what: "a mean is rounded before it is divided",
    find: "y.set(sumsOfRows(x, rows, columns).map((sum) => sum / rows));",
    replace: "y.set(sumsOfRows(x, rows, columns));\n  for (let j = 0; j < columns; j++) y[j] = y[j]! / rows;",
  },
  {
    file: "interpreter/reference/multiply-matrices.ts",
    what: "the terms of a long product are added up in order",
    find: "const PART = 256;",
    replace: "const PART = Infinity;",
  },
  {
    file: "interpreter/reference/multiply-matrices.ts",
    what: "a part of a product begins with the part before",
    find: "    part.fill(0);\n",
    replace: "",
  },
  {
    file: "interpreter/reference/image-kernels.ts",
    what: "sums of windows are rounded pixel by pixel",
    find: "const sums = new Float64Array(y.length);",
    replace: "const sums = y.slice();",
  },
  {
    file: "interpreter/reference/over-windows.ts",
    what: "the top's padding on the left",
    find: "column * stride[1] - padding.left",
    replace: "column * stride[1] - padding.top",
  },
  {
    file: "interpreter/reference/over-windows.ts",
    what: "padding that is off by one",
    find: "row * stride[0] - padding.top",
    replace: "row * stride[0] - padding.top + 1",
  },
  {
    file: "interpreter/reference/over-windows.ts",
    what: "one stride for both axes",
    find: "column * stride[1]",
    replace: "column * stride[0]",
  },
  {
    file: "interpreter/reference/image-kernels.ts",
    what: "all that are equal to the largest get the gradient",
    find: `maximaOf(windowGrid("spreadMaxima", shape, windows), rowByRow(images)).forEach((element, place) => {
      if (element >= 0) y[element]! += x[place]!;
    });`,
    replace: `const z = rowByRow(images);
    const grid = windowGrid("spreadMaxima", shape, windows);
    const largest = maximaOf(grid, z);
    overWindows(grid, (pixel, window) => {
      for (let c = 0; c < grid.channels; c++) {
        const [element, place] = [pixel * grid.channels + c, window * grid.channels + c];
        if (z[element] === z[largest[place]!]) y[element]! += x[place]!;
      }
    });`,
  },
  {
    file: "interpreter/reference/image-kernels.ts",
    what: "of windows that overlap, the last one's gradient only",
    find: "y[element]! += x[place]!",
    replace: "y[element] = x[place]!",
  },
  {
    file: "operations/windows.ts",
    what: "the padding on one side is forgotten",
    find: "left + width! + right",
    replace: "left + width!",
  },
];
