import type { Curve } from "./averaged-curve.js";
import type { WrongAnswer } from "./judge-answers.js";
import type { OpenedUnit } from "./unit/open-unit.js";
import type { WeightPictures } from "./weight-pictures.js";

/** What the network looks at, and what it reads there. */
export interface Reading {
  /** 28 × 28 bytes of ink. */
  readonly pixels: Uint8Array;
  /** The digit it is, for a test image. */
  readonly truth?: number;
  readonly probabilities: Float32Array;
  /** Of a drawing: how alike the nearest test image is, from 0 to 1. Undefined before the test images have arrived. */
  readonly likeness?: number;
  /** The unit of the first layer that is opened, if it has one. */
  readonly opened?: OpenedUnit;
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
  /** Undefined where the first layer does not look at all pixels. */
  readonly weights: WeightPictures | undefined;
}

/** A model file to take along. The version is another for each. */
export interface TakenFile {
  readonly version: number;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
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
  /** Whose answers they are: those of the packed model, of a training, or of a file that was opened. */
  readonly reader: "packed" | "trained" | "opened";
  /** Undefined unless there is a training. */
  readonly progress?: Progress;
  readonly packed?: { readonly hash: string; readonly accuracy: number; readonly sameChoices: boolean };
  readonly losses: { readonly training: Curve; readonly test: Curve };
  readonly accuracies: Curve;
  readonly judged?: Judged;
  /** Present in one picture, after it was asked for. */
  readonly taken?: TakenFile;
  /** What is wrong with the model file that was opened last. */
  readonly modelProblem?: string;
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
  /** Has the network answer the test images, once they have arrived. */
  | { readonly type: "judge" }
  | { readonly type: "files"; readonly files: readonly File[] }
  | { readonly type: "packed-images" }
  /** Opens a model file. */
  | { readonly type: "open-model"; readonly file: File }
  /** Back to the training or the packed model. */
  | { readonly type: "close-model" }
  /** Asks for the present network as a model file. */
  | { readonly type: "take-model" };
