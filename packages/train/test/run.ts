import { weightsHash } from "../src/checkpoint/weights-hash.js";
import type { TrainingState } from "../src/training-state.js";

/** For tests: the last event of a training. */
export const endOf = async <Event extends { readonly type: string }>(
  events: AsyncIterable<Event>,
): Promise<Extract<Event, { readonly type: "end" }>> => {
  for await (const event of events) if (isEnd(event)) return event;
  throw new Error("the training ended without an event of type end");
};

const isEnd = <Event extends { readonly type: string }>(
  event: Event,
): event is Extract<Event, { readonly type: "end" }> => event.type === "end";

/** For tests: the hash of all that steps change. */
export const hashOf = ({
  parameters,
  statistics,
  optimizerState,
}: Pick<TrainingState, "parameters" | "statistics" | "optimizerState">): string =>
  weightsHash([parameters, statistics, optimizerState]);
