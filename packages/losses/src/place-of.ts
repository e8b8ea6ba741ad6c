import type { Context } from "@gd/tensor";

/** Where a loss is evaluated, for messages: `digits › softmaxCrossEntropy`. */
export const placeOf = ({ path }: Context, loss: string): string => [...path, loss].join(" › ");
