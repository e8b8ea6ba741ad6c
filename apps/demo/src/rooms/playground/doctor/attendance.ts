import type { Diagnosis } from "@gd/insight";
import type { PointSet } from "../data/point-set.js";
import type { PlaneTraining } from "../network/plane-training.js";
import type { Curves } from "../score.js";
import type { planeDoctor } from "./plane-doctor.js";

/** What a doctor is made with. */
export type BeginDoctor = typeof planeDoctor;

/** A doctor who looks on at a training: glances while it plays, and more when it rests. */
export interface Attendance {
  /** What was found last, the surest first. */
  readonly diagnoses: readonly Diagnosis[];
  /** Begins, unless it has begun or there is no doctor. */
  begin(doctor: BeginDoctor | undefined): Promise<void>;
  /** Says what was seen. It is done no more often than a small share of the time allows. */
  glance(): Promise<void>;
  /** Tries other rates, too. Returns whether there is something new. */
  examine(): Promise<boolean>;
}

/** Of the time while it plays, what glances take; and how long the first one waits, in milliseconds. */
const SHARE = 0.02;
const FIRST_GLANCE = 500;

export const attendance = (training: PlaneTraining, heldOut: PointSet, curves: () => Curves): Attendance => {
  let diagnoses: readonly Diagnosis[] = [];
  let next = Number.POSITIVE_INFINITY;
  let examinedStep: number | undefined;
  const diagnose = async (trials: boolean): Promise<void> => {
    const { epochs, training: learned, validation } = curves();
    const losses = epochs.map((epoch, i) => {
      const held = validation[i]!.loss;
      return { epoch, training: learned[i]!.loss, validation: Number.isNaN(held) ? undefined : held };
    });
    diagnoses = (await training.doctor?.diagnose(losses, trials)) ?? [];
  };
  return {
    get diagnoses() {
      return diagnoses;
    },
    async begin(doctor) {
      if (doctor === undefined || training.doctor !== undefined) return;
      await training.attend(doctor, heldOut);
      next = performance.now() + FIRST_GLANCE;
    },
    async glance() {
      const start = performance.now();
      if (start < next) return;
      await diagnose(false);
      const end = performance.now();
      next = end + (end - start) / SHARE;
    },
    async examine() {
      const { step } = training.state();
      if (training.doctor === undefined || examinedStep === step) return false;
      examinedStep = step;
      await diagnose(true);
      return true;
    },
  };
};
