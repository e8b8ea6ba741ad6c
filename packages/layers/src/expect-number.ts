import { LayerArgumentError } from "./layer-argument-error.js";

/** The numbers that are accepted: any finite one unless said otherwise. */
export interface NumberLimits {
  readonly from?: number;
  readonly to?: number;
  readonly below?: number;
}

/** Throws LayerArgumentError, naming the argument, unless the value is a finite number within the limits. */
export const expectNumber = (argument: string, value: number, limits: NumberLimits = {}): void => {
  const { from = -Number.MAX_VALUE, to = Number.MAX_VALUE, below = Number.POSITIVE_INFINITY } = limits;
  if (value >= from && value <= to && value < below) return;
  const said = Object.entries(limits).map(([limit, number]) => ` ${limit} ${number}`);
  throw new LayerArgumentError(argument, `a finite number${said.join("")}`, value);
};
