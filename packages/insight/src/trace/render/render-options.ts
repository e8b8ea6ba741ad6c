import { expectNumber } from "@gd/tensor";

/** Options of what writes derivations. */
export interface RenderOptions {
  /** Significant digits of a number, from 3 to 17. Default: 6. */
  readonly digits?: number;
}

/** The options, with those that are left out. */
export const renderOptions = (place: string, { digits = 6 }: RenderOptions): Required<RenderOptions> => {
  expectNumber(`${place}(digits)`, digits, { from: 3, to: 17, whole: true });
  return { digits };
};
