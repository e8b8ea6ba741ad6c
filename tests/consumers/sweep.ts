import { createSweep } from "@gd/sweep";

// The smallest value of a parabola.
const sweep = createSweep({ space: { x: { type: "uniform", low: -4, high: 4 } }, trials: 40, ahead: 1, seed: 1 });
for (let job = sweep.next(); job !== undefined; job = sweep.next()) {
  const value = (Number(job.point["x"]) - 1) ** 2;
  sweep.tell(job.key, { status: "completed", values: [value], curve: [value] });
}
const best = Math.min(...sweep.trials().map(({ values }) => values[0] ?? Number.POSITIVE_INFINITY));
if (!(best < 0.01)) throw new Error(`not found: ${best}`);
