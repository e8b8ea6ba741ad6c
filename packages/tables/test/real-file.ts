import { join } from "node:path";

/** The path of a file in a package that has real tables. */
export const realFile = (path: string): string => join(import.meta.dirname, "../node_modules", path);
