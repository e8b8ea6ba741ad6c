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
