import type { Curve } from "./averaged-curve.js";
import type { WrongAnswer } from "./judge-answers.js";
import type { WeightPictures } from "./weight-pictures.js";

/** What the network looks at, and what it reads there. */
export interface Reading {
  /** 28 × 28 bytes of ink. */
  readonly pixels: Uint8Array;
  /** The digit it is, for a test image. */
  readonly truth?: number;
  readonly probabilities: Float32Array;
}

export interface WrongImage extends WrongAnswer {
  readonly pixels: Uint8Array;
}

/** How the present network answers the test images. The version is another for each judgement. */
export interface Judged {
  readonly version: number;
  readonly accuracy: number;
  readonly loss: number;
  readonly images: number;
  readonly confusion: Uint32Array;
  readonly wrong: readonly WrongImage[];
  readonly weights: WeightPictures;
}

/** How far the training has come. */
export interface Progress {
  readonly epoch: number;
  /** Images seen in the current epoch. */
  readonly seen: number;
  readonly steps: number;
  /** Of the last batch. */
  readonly loss: number;
  readonly imagesPerSecond: number;
  /** How long the steps of the last complete epoch took. */
  readonly epochSeconds?: number;
  /** Of the weights after the last complete epoch. */
  readonly hash?: string;
}

/** What there is to see in the room. */
export interface DigitsPicture {
  /** The network that answers: `784-128-10`. Undefined before the packed one has arrived. */
  readonly network?: string;
  /** Undefined while the packed model answers. */
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

/** What the network is to look at: a drawing, or a test image by its place. */
export type Subject =
  | { readonly type: "nothing" }
  | { readonly type: "drawing"; readonly pixels: Uint8Array }
  | { readonly type: "test-image"; readonly place: number };

/** What the page sends the worker besides settings. */
export type DigitsInput =
  | { readonly type: "subject"; readonly subject: Subject }
  | { readonly type: "files"; readonly files: readonly File[] }
  | { readonly type: "packed-images" };
