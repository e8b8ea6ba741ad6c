import { join } from "node:path";

/** Absolute path of the folder with the packages. */
export const packagesFolder = join(import.meta.dirname, "../../../packages");
