import { MOMENTA, RATES } from "../descent-settings.js";
import type { RateAndMomentum } from "./measure-regime.js";

export const COLUMNS = 30;
export const ROWS = 12;

const [LEAST, MOST] = RATES.map(Math.log10) as [number, number];

/** The rate and momentum in the middle of a cell: rates from left to right, momenta from the bottom up. */
export const cellAt = (column: number, row: number): RateAndMomentum => ({
  learningRate: Number((10 ** (LEAST + ((MOST - LEAST) * (column + 0.5)) / COLUMNS)).toPrecision(3)),
  momentum: Number((MOMENTA[0] + ((MOMENTA[1] - MOMENTA[0]) * (ROWS - row - 0.5)) / ROWS).toFixed(3)),
});

/** Where a rate and momentum are on the map: from 0 at the left and the top to 1. */
export const placeOn = ({ learningRate, momentum }: RateAndMomentum): { readonly x: number; readonly y: number } => ({
  x: (Math.log10(learningRate) - LEAST) / (MOST - LEAST),
  y: 1 - (momentum - MOMENTA[0]) / (MOMENTA[1] - MOMENTA[0]),
});

/** A cell: its column from the left, its row from the top. */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

/** The cell that a rate and momentum lie in, or the nearest one. */
export const cellOf = (rule: RateAndMomentum): Cell => {
  const { x, y } = placeOn(rule);
  return within({ column: Math.floor(x * COLUMNS), row: Math.floor(y * ROWS) });
};

/** The cell that a key leads to; undefined for other keys. */
export const cellAfter = ({ column, row }: Cell, key: string): Cell | undefined => {
  switch (key) {
    case "ArrowLeft":
      return within({ column: column - 1, row });
    case "ArrowRight":
      return within({ column: column + 1, row });
    case "ArrowUp":
      return within({ column, row: row - 1 });
    case "ArrowDown":
      return within({ column, row: row + 1 });
    case "Home":
      return { column: 0, row };
    case "End":
      return { column: COLUMNS - 1, row };
    default:
      return undefined;
  }
};

const within = ({ column, row }: Cell): Cell => ({
  column: Math.max(0, Math.min(COLUMNS - 1, column)),
  row: Math.max(0, Math.min(ROWS - 1, row)),
});
