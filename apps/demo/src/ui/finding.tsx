import "./finding.css";
import { useRef } from "preact/hooks";

interface FindingProps {
  /** What is announced only when it changes. */
  readonly kind: string;
  readonly mood: "bad" | "good" | "plain";
  readonly sentence: string;
  /** What the sentence is about, for those who only hear it. */
  readonly about?: string;
}

/** What a doctor says of a training. It is read aloud when the finding changes, not with every number. */
export const FindingSentence = ({ kind, mood, sentence, about }: FindingProps) => {
  const text = about === undefined ? sentence : `${about}: ${sentence}`;
  const said = useRef({ kind, text });
  if (said.current.kind !== kind) said.current = { kind, text };
  return (
    <>
      <p class={`finding ${mood}`}>{sentence}</p>
      <p class="visually-hidden" role="status">
        {said.current.text}
      </p>
    </>
  );
};
