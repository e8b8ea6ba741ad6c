import { LayerArgumentError } from "./layer-argument-error.js";

/** Throws LayerArgumentError, naming the argument, unless the value is a finite number within the limits. */
export const expectNumber = (
  argument: string,
  value: number,
  { from = -Number.MAX_VALUE, to = Number.MAX_VALUE }: { readonly from?: number; readonly to?: number } = {},
): void => {
  if (value >= from && value <= to) return;
  const limits = [
    ...(from === -Number.MAX_VALUE ? [] : [` from ${from}`]),
    ...(to === Number.MAX_VALUE ? [] : [` to ${to}`]),
  ];
  throw new LayerArgumentError(argument, `a finite number${limits.join("")}`, value);
};
