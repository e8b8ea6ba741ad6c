import type { SweepConfig } from "./sweep-config.js";

/** The epochs of a whole trial where a pruner compares trials, so that all have as many. Default: those of a network. */
export const epochsOfWhole = ({ train }: Pick<SweepConfig, "train">): number => train.epochs ?? 200;
