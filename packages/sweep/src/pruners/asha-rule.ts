import { bestUntil } from "./curve.js";
import { insertSorted } from "./insert-sorted.js";
import type { StopRule } from "./stop.js";

/**
 * Asynchronous successive halving, by stopping: at each rung, a trial goes on where it is among the best of those that are known to
 * have come there, one of `reduction` or at least the best one, itself counted.
 *
 * Source  L. Li, K. Jamieson, A. Rostamizadeh, E. Gonina, M. Hardt, B. Recht & A. Talwalkar, A system for massively parallel
 *         hyperparameter tuning, MLSys 2 (2020); there a trial pauses at a rung, and may go on later
 */
export const ashaRule = ({
  rungs,
  reduction,
}: {
  readonly rungs: readonly number[];
  readonly reduction: number;
}): StopRule => {
  // The last rung is the end.
  const compared = rungs.slice(0, -1).map((epoch) => ({ epoch, values: [] as number[] }));
  return {
    learn(curve) {
      for (const { epoch, values } of compared) {
        const value = bestUntil(curve, epoch);
        if (value !== undefined) insertSorted(values, value);
      }
    },
    stops: () =>
      compared.flatMap(({ epoch, values }) => {
        const goOn = Math.max(1, Math.floor((values.length + 1) / reduction));
        const above = values[goOn - 1];
        return above === undefined || above === Number.POSITIVE_INFINITY ? [] : [{ epoch, above }];
      }),
  };
};
