import type { Description } from "@gd/tensor";

/** Whether a part can be made again of its description: nothing in it is somebody's own. */
export const isDescribed = (description: Description): boolean => !JSON.stringify(description).includes('"type":"own"');
