import { setTimeout } from "node:timers/promises";
import type { Completed, Experiment, ExperimentEvent, Report } from "@gd/experiments";

const report: Report = {
  comparisons: [
    { quantity: "iterations", document: "141", ours: "141", same: true },
    { quantity: "cost", document: "0", ours: "0.25", same: false, why: "The document rounds." },
  ],
  remarks: ["The rate is 0.5."],
  figure: {
    title: "The cost falls",
    x: { label: "iteration", scale: "linear" },
    y: { label: "cost", scale: "log" },
    series: [
      { name: "plain", points: Array.from({ length: 101 }, (_, i) => [i, 100 * 0.9 ** i] as const) },
      { name: "momentum", points: Array.from({ length: 51 }, (_, i) => [i, 100 * 0.8 ** i] as const) },
    ],
  },
  tables: [{ title: "Shapes", columns: ["layer", "shape"], rows: [["1", "[2, 3]"]] }],
  pictures: [
    {
      caption: "a dark and a light half",
      width: 4,
      height: 4,
      pixels: Uint8Array.of(...Array(8).fill(0), ...Array(8).fill(255)),
    },
    { caption: "grey", width: 4, height: 4, pixels: new Uint8Array(16).fill(128) },
  ],
};

export interface FakeOptions {
  readonly id?: string;
  readonly steps?: number;
  readonly milliseconds?: number;
  readonly fails?: string;
  readonly report?: Partial<Report>;
}

/** An experiment that computes nothing: it counts its steps, and stops early when its signal aborts. */
export const fakeExperiment = (options: FakeOptions = {}): Experiment => {
  const { id = "regression", steps = 2, milliseconds = 0, fails } = options;
  return {
    id,
    title: `The ${id}`,
    document: "notebook",
    part: "N3",
    summary: "It descends on a line. Then it stops.",
    async *run({ seed, signal }): AsyncGenerator<ExperimentEvent, Completed<object>> {
      yield { type: "stage", name: "descent" };
      if (fails !== undefined) throw new Error(fails);
      let done = 0;
      while (done < steps && !signal?.aborted) {
        if (milliseconds > 0) await setTimeout(milliseconds);
        done++;
        yield {
          type: "progress",
          stage: "descent",
          done,
          total: steps,
          unit: "iterations",
          loss: 1 / done,
          accuracy: done / steps,
        };
      }
      return {
        result: { seed, done, weights: Float64Array.of(1, Number.NaN) },
        report: { ...report, ...options.report },
      };
    },
  };
};
