import type { Setting } from "../../settings.js";

/**
 * Numbers with which the visitor replaces initial values, by their places, counted from 1: `x.2`, `t.1`, `b1.2`, `W1.3.2`.
 */
export type Edits = Readonly<Record<string, number>>;

/** The place of an element of `x`, `t`, `W1`, `b1` and so on. */
export const placeOf = (symbol: string, ...indices: readonly number[]): string =>
  [symbol, ...indices.map((index) => index + 1)].join(".");

/** Written `x.2_0.5*W1.3.2_-1`, which an address takes unescaped. */
export const editsSetting: Setting<Edits> = {
  usual: {},
  read(text) {
    const pairs = text.split("*").map((pair) => pair.split("_"));
    const valid = pairs.every(
      ([place = "", number = "", ...rest]) =>
        PLACE.test(place) && number.trim() !== "" && Number.isFinite(Number(number)) && rest.length === 0,
    );
    return valid ? Object.fromEntries(pairs.map(([place, number]) => [place, Number(number)])) : undefined;
  },
  write: (edits) =>
    Object.entries(edits)
      .map(([place, number]) => `${place}_${number}`)
      .join("*"),
};

const PLACE = /^([xt]|b\d|W\d\.\d)\.\d$/;

/** The edits without those of some tensors. */
export const withoutEdits = (edits: Edits, dropped: (symbol: string) => boolean): Edits =>
  Object.fromEntries(Object.entries(edits).filter(([place]) => !dropped(place.split(".")[0]!)));
