import type { Examples } from "../example.js";
import { train } from "./train.js";

const { train: training } = train;

/** The examples of looking at trainings: they take what train takes, and say so. */
export const insight: Examples = {
  preflight: { ...training, use: (seen: Promise<unknown>) => seen, names: ["train"] },
};
