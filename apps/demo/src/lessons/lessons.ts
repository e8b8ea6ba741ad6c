import type { Lesson } from "./lesson.js";

/** A lesson of the path. */
export interface LessonEntry {
  /** Its name in the address, after `lessons/`. */
  readonly id: string;
  readonly title: string;
  readonly document: "tutorial" | "notebook";
  readonly load: () => Promise<Lesson>;
}

/** The path through both documents, in their order. */
export const LESSONS: readonly LessonEntry[] = [
  {
    id: "shapes",
    title: "Shapes",
    document: "tutorial",
    load: async () => (await import("./shapes/shapes-lesson.js")).shapesLesson,
  },
  {
    id: "step",
    title: "One step",
    document: "tutorial",
    load: async () => (await import("./step/step-lesson.js")).stepLesson,
  },
  {
    id: "thousand",
    title: "A thousand steps",
    document: "tutorial",
    load: async () => (await import("./thousand/thousand-lesson.js")).thousandLesson,
  },
  {
    id: "saturation",
    title: "Saturation",
    document: "tutorial",
    load: async () => (await import("./saturation/saturation-lesson.js")).saturationLesson,
  },
  {
    id: "plateau",
    title: "A repair and its plateaus",
    document: "tutorial",
    load: async () => (await import("./plateau/plateau-lesson.js")).plateauLesson,
  },
  {
    id: "absorb",
    title: "What a learning rate absorbs",
    document: "tutorial",
    load: async () => (await import("./absorb/absorb-lesson.js")).absorbLesson,
  },
  {
    id: "network-class",
    title: "The class Network",
    document: "tutorial",
    load: async () => (await import("./network-class/network-class-lesson.js")).networkClassLesson,
  },
  {
    id: "tutorial-digits",
    title: "The tutorial’s digits",
    document: "tutorial",
    load: async () => (await import("./tutorial-digits/tutorial-digits-lesson.js")).tutorialDigitsLesson,
  },
  {
    id: "unit",
    title: "Inside a unit",
    document: "tutorial",
    load: async () => (await import("./unit/unit-lesson.js")).unitLesson,
  },
  {
    id: "relu",
    title: "The derivative of ReLU",
    document: "notebook",
    load: async () => (await import("./relu/relu-lesson.js")).reluLesson,
  },
  {
    id: "batch-norm",
    title: "Batch normalization",
    document: "notebook",
    load: async () => (await import("./batch-norm/batch-norm-lesson.js")).batchNormLesson,
  },
  {
    id: "data",
    title: "Data and gradient",
    document: "notebook",
    load: async () => (await import("./data/data-lesson.js")).dataLesson,
  },
  {
    id: "decay",
    title: "When to stop",
    document: "notebook",
    load: async () => (await import("./decay/decay-lesson.js")).decayLesson,
  },
  {
    id: "momentum",
    title: "A map of momentum",
    document: "notebook",
    load: async () => (await import("./momentum/momentum-lesson.js")).momentumLesson,
  },
];
