import type { WrongAnswer } from "./judge-answers.js";
import type { Curve } from "./thinned-curve.js";
import type { WeightPictures } from "./weight-pictures.js";

/** What is looked at, and what is read in it. */
export interface Reading {
  /** 28 × 28 bytes of ink. */
  readonly pixels: Uint8Array;
  /** The digit that it is, of a test image. */
  readonly truth?: number;
  readonly probabilities: Float32Array;
}

export interface WrongImage extends WrongAnswer {
  readonly pixels: Uint8Array;
}

/** How the network at hand answers the test images. Its version changes when it does. */
export interface Judged {
  readonly version: number;
  readonly accuracy: number;
  readonly loss: number;
  readonly images: number;
  readonly confusion: Uint32Array;
  readonly wrong: readonly WrongImage[];
  readonly weights: WeightPictures;
}

/** How far the training here is. */
export interface Progress {
  readonly epoch: number;
  /** Images seen of the epoch at hand. */
  readonly seen: number;
  readonly steps: number;
  /** Of the last batch. */
  readonly loss: number;
  readonly imagesPerSecond: number;
  /** What the steps of the last whole epoch took. */
  readonly epochSeconds?: number;
  /** Of the weights after the last whole epoch. */
  readonly hash?: string;
}

/** What there is to see in the room. */
export interface DigitsPicture {
  /** The network that answers: `784-128-10`. Undefined before the packed one has arrived. */
  readonly network?: string;
  /** Undefined as long as the packed model answers. */
  readonly progress?: Progress;
  readonly packed?: { readonly hash: string; readonly accuracy: number; readonly sameChoices: boolean };
  readonly losses: { readonly training: Curve; readonly test: Curve };
  readonly accuracies: Curve;
  readonly judged?: Judged;
  readonly reading?: Reading;
  readonly images: {
    readonly from: "the build" | "files";
    readonly training: number;
    readonly test: number;
    /** What is wrong with the files that were chosen last. */
    readonly problem?: string;
  };
}

/** What is looked at: a drawing, or a test image by its place. */
export type LookedAt =
  | { readonly type: "nothing" }
  | { readonly type: "drawing"; readonly pixels: Uint8Array }
  | { readonly type: "test-image"; readonly place: number };

/** What the page gives the worker besides settings. */
export type DigitsTold =
  | { readonly type: "look"; readonly at: LookedAt }
  | { readonly type: "files"; readonly files: readonly File[] }
  | { readonly type: "packed-images" };
