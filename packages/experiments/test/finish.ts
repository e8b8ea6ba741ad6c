import type { Completed, Experiment, ExperimentEvent, RunOptions } from "../src/experiment.js";
import { testInterpreter } from "./test-interpreter.js";

/** Runs an experiment to its end. `onEvent` hears each event when it happens. */
export const finish = async <Result extends object>(
  experiment: Experiment<Result>,
  options: Partial<RunOptions> = {},
  onEvent: (event: ExperimentEvent) => void = () => {},
): Promise<Completed<Result> & { readonly events: readonly ExperimentEvent[] }> => {
  const digits = () => Promise.reject(new Error("this experiment needs no digits"));
  const run = experiment.run({ interpreterIn: testInterpreter, seed: 0, digits, ...options });
  const events: ExperimentEvent[] = [];
  let next = await run.next();
  while (!next.done) {
    events.push(next.value);
    onEvent(next.value);
    next = await run.next();
  }
  return { ...next.value, events };
};
