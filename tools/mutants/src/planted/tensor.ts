import type { PlantedFault } from "./planted-fault.ts";

/** Faults of the operations on windows over images. */
export const tensor: readonly PlantedFault[] = [
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
    find: `maximaOf(windowGrid("spreadMaxima", shape, windows), rowMajor(images)).forEach((element, place) => {
      if (element >= 0) y[element]! += x[place]!;
    });`,
    replace: `const z = rowMajor(images);
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
