import type { Described } from "@gd/tensor";

/** The learning rate of each step. Steps count from 0. Any function is one; those of this package describe themselves. */
export interface Schedule extends Described {
  (step: number): number;
}
