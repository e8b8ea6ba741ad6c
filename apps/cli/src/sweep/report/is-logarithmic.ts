import type { Parameter } from "@gd/sweep";

/** Whether a parameter is looked for by its logarithm. */
export const isLogarithmic = (parameter: Parameter): boolean =>
  parameter.type === "log-uniform" || (parameter.type === "integer" && parameter.scale === "log");
