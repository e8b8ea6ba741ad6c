/** Modules that packages of the workspace share, and nobody else is to import. They have no page, and no promise. */
export const internalEntries: readonly string[] = ["@gd/layers/formulas", "@gd/tensor/forward"];
