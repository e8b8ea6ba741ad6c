import { expectNumber, expectOneOf, expectOptions, expectSize } from "@gd/tensor";

/** Stops a trial where others were better after as many epochs. */
export interface MedianPruner {
  readonly type: "median";
  /** So many trials run to their end first. Default: 5. */
  readonly startup?: number;
  /** So many epochs of each trial are let alone. Default: 0. */
  readonly warmup?: number;
}

/** Lets one of `reduction` trials go on at each rung: after `least` epochs, `least` · `reduction`, and so on. */
export interface HalvingPruner {
  readonly type: "asha" | "successive-halving" | "hyperband";
  /** Epochs of the first rung. Default: 1. */
  readonly least?: number;
  /** Epochs of a whole trial. */
  readonly most: number;
  /** One of so many goes on. Default: 3. */
  readonly reduction?: number;
}

/** Which trials end before they are whole. */
export type PrunerOptions = { readonly type: "none" } | MedianPruner | HalvingPruner;

/** The options of a pruner, with their defaults. */
export type Pruner =
  | { readonly type: "none" }
  | Required<MedianPruner>
  | Rungs<"asha">
  | Rungs<"successive-halving">
  | Rungs<"hyperband">;

/** Trials that are compared at rungs. */
interface Rungs<Type> {
  readonly type: Type;
  readonly reduction: number;
  /** After so many epochs trials are compared, the last of which is the end. */
  readonly rungs: readonly number[];
}

const TYPES = ["none", "median", "asha", "successive-halving", "hyperband"] as const;

/** The pruner of some options. Throws an ArgumentError where they make no sense. */
export const prunerOf = (place: string, options: PrunerOptions): Pruner => {
  const at = (member: string): string => `${place}(pruner.${member})`;
  expectOneOf(at("type"), Object(options).type, TYPES);
  switch (options.type) {
    case "none":
      return expectOptions(at("type"), options, ["type"]);
    case "median": {
      const { startup = 5, warmup = 0 } = expectOptions(at("type"), options, ["type", "startup", "warmup"]);
      expectSize(at("startup"), startup);
      expectSize(at("warmup"), warmup, 0);
      return { type: "median", startup, warmup };
    }
    default: {
      const {
        type,
        least = 1,
        most,
        reduction = 3,
      } = expectOptions(at("type"), options, ["type", "least", "most", "reduction"]);
      expectSize(at("least"), least);
      expectSize(at("most"), most, least);
      expectNumber(at("reduction"), reduction, { from: 2, whole: true });
      const rungs: number[] = [];
      for (let rung = least; rung < most; rung *= reduction) rungs.push(rung);
      return { type, reduction, rungs: [...rungs, most] };
    }
  }
};
