import { type AnyOptions, type Diagnosis, diagnosesOf, type EpochFigures, standstill, watch } from "@gd/insight";

/** Looks on at a training in the plane. */
export interface PlaneDoctor extends Pick<Awaited<ReturnType<typeof watch>>, "see" | "fail"> {
  /** What is wrong so far, the surest first. With trials, copies of the network try other rates. */
  diagnose(epochs: readonly EpochFigures[], trials: boolean): Promise<readonly Diagnosis[]>;
}

/** A doctor for a training with options of `train`, as it is now. */
export const planeDoctor = async (options: AnyOptions): Promise<PlaneDoctor> => {
  const { see, fail, diagnose } = await watch(options);
  return {
    see,
    fail,
    async diagnose(epochs, trials) {
      const { figures } = await diagnose({ trials });
      const found = diagnosesOf({ ...figures, epochs });
      // Somebody who looks on from the first steps is not to be told that a network knows little while it still learns.
      const stands = standstill(figures.losses) !== undefined;
      return found.filter(({ cause }) => stands || cause !== "underfitting");
    },
  };
};
