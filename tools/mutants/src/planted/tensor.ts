import type { PlantedFault } from "./planted-fault.ts";

/** Of the operations on windows over images. */
export const tensor: readonly PlantedFault[] = [
  {
    file: "reference/over-windows.ts",
    what: "the top's padding on the left",
    find: "column * stride[1] - padding.left",
    replace: "column * stride[1] - padding.top",
  },
  {
    file: "reference/over-windows.ts",
    what: "padding that is off by one",
    find: "row * stride[0] - padding.top",
    replace: "row * stride[0] - padding.top + 1",
  },
  {
    file: "reference/over-windows.ts",
    what: "one stride for both axes",
    find: "column * stride[1]",
    replace: "column * stride[0]",
  },
  {
    file: "reference/image-operations.ts",
    what: "all that are equal to the largest get the gradient",
    find: "maximaOf(grid, rowMajor(images)).forEach((element, place) => {\n      if (element >= 0) y.data[element]! += x[place]!;\n    });",
    replace: `const z = rowMajor(images);
    const largest = maximaOf(grid, z);
    overWindows(grid, (pixel, window) => {
      for (let c = 0; c < grid.channels; c++) {
        const [element, place] = [pixel * grid.channels + c, window * grid.channels + c];
        if (z[element] === z[largest[place]!]) y.data[element]! += x[place]!;
      }
    });`,
  },
  {
    file: "reference/image-operations.ts",
    what: "of windows that overlap, the last one's gradient alone",
    find: "y.data[element]! += x[place]!",
    replace: "y.data[element] = x[place]!",
  },
  {
    file: "windows.ts",
    what: "the padding on one side is forgotten",
    find: "left + width! + right",
    replace: "left + width!",
  },
];
