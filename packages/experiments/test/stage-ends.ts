import type { ExperimentEvent } from "../src/experiment.js";

interface StageEnd {
  readonly stage: string;
  readonly done: number;
  readonly loss?: number;
  readonly accuracy?: number;
}

/**
 * The last state of each stage of a run.
 *
 * Throws  when a stage ends without one, or progress belongs to another stage or goes back
 */
export const stageEnds = (events: readonly ExperimentEvent[]): readonly StageEnd[] => {
  const ends: StageEnd[] = [];
  let stage: string | undefined;
  const expectEnd = (): void => {
    if (stage !== ends.at(-1)?.stage) throw new Error(`${stage} ends without a progress event`);
  };
  for (const event of events) {
    if (event.type === "stage") {
      expectEnd();
      stage = event.name;
      continue;
    }
    const { type: _type, total, unit: _unit, ...end } = event;
    if (end.stage !== stage) throw new Error(`progress of ${end.stage} during ${stage}`);
    const before = ends.at(-1)?.stage === stage ? ends.pop()!.done : 0;
    if (end.done < before || end.done > total) throw new Error(`${stage}: ${end.done} of ${total} after ${before}`);
    ends.push(end);
  }
  expectEnd();
  return ends;
};
