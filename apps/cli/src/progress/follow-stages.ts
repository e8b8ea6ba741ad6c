import { describeEnd } from "./describe-progress.js";
import type { ProgressEvent } from "./progress-event.js";
import type { Ending, ProgressView } from "./progress-view.js";

export interface StageWriter {
  begin(stage: string): void;
  progress(event: ProgressEvent): void;
  /** The last state of the stage, in a line; undefined where the stage is not worth one. */
  end(line: string | undefined): void;
}

/** Tells a writer of each stage when it begins, how far it is, and how it ended. */
export const followStages = (writer: StageWriter, now: () => number): ProgressView => {
  let stage: { readonly name: string; readonly start: number; last?: ProgressEvent } | undefined;
  const finish = (mark: string): void => {
    if (stage === undefined) return;
    const { name, start, last } = stage;
    const milliseconds = now() - start;
    const nothing = last === undefined && milliseconds < 10;
    writer.end(nothing ? undefined : `${mark} ${describeEnd(name, milliseconds / 1000, last)}`);
    stage = undefined;
  };
  return {
    update(event) {
      const name = event.type === "stage" ? event.name : event.stage;
      if (stage?.name !== name) {
        finish(MARKS.completed);
        stage = { name, start: now() };
        writer.begin(name);
      }
      if (stage === undefined || event.type === "stage") return;
      stage.last = event;
      writer.progress(event);
    },
    stop: (ending) => finish(MARKS[ending]),
  };
};

const MARKS: Readonly<Record<Ending, string>> = { completed: "✓", interrupted: "–", failed: "✗" };
