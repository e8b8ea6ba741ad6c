import { serveTasks } from "@gd/sweep/node";
import { bestInterpreter } from "@gd/tensor-wasm";
import { planSource } from "./plan-source.js";
import { runTrial } from "./run-trial.js";
import { dataInCache, dataInPlace } from "./shared-data.js";
import type { TrialTask } from "./trial-task.js";

/** A process that runs trials, one after the other, with the seconds between checkpoints, and the folder for copies of data if it has one. */
const [seconds, cache] = process.argv.slice(2);
const plans = planSource(cache === undefined ? dataInPlace : dataInCache(cache));
// Each trial has one thread: there are as many processes as cores.
const interpreter = bestInterpreter({ threads: 1 });
serveTasks((task: TrialTask, signal) =>
  runTrial(task, { plans, interpreter, signal, checkpointEvery: Number(seconds) }),
);
