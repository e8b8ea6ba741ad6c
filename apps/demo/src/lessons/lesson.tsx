import type { ComponentChildren, ComponentType } from "preact";
import { useCallback } from "preact/hooks";

/** Whether a document's claim turned out to be so. */
export type Verdict = "so" | "in part" | "not so";

/** What every lesson has. */
interface LessonBase {
  /** Where it is in the documents: `Tutorial · the update`. */
  readonly place: string;
  /** A paragraph or two. */
  readonly text: ComponentChildren;
  /** A question to be answered by doing. */
  readonly task: ComponentChildren;
  /** What the visitor has found, once they have. */
  readonly found: ComponentChildren;
  readonly document: {
    /** What the document says, in short. */
    readonly said: ComponentChildren;
    readonly verdict: Verdict;
    /** What we get. */
    readonly ours: ComponentChildren;
  };
  /** Where to go on with the same figure. */
  readonly room: { readonly href: string; readonly name: string };
}

/** A lesson whose figure reports states, of which some solve the task. */
interface LessonWith<State> extends LessonBase {
  readonly Figure: ComponentType<{ readonly onState: (state: State) => void }>;
  readonly solved: (state: State) => boolean;
}

/** A lesson whose figure says when the task is solved. */
export interface Lesson extends LessonBase {
  readonly Figure: ComponentType<{ readonly onSolved: () => void }>;
}

/** Puts a figure and the check of its task together. */
export const lesson = <State,>({ Figure, solved, ...rest }: LessonWith<State>): Lesson => ({
  ...rest,
  Figure: ({ onSolved }) => {
    const check = useCallback((state: State) => {
      if (solved(state)) onSolved();
    }, []);
    return <Figure onState={check} />;
  },
});
