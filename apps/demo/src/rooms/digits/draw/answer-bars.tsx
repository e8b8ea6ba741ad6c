import { largestIndex } from "@gd/experiments";
import { showPercent } from "../show-numbers.js";

/** The probability of each digit; all 0 if there is nothing to read. */
export const AnswerBars = ({ probabilities }: { readonly probabilities: Float32Array | undefined }) => {
  const answer = probabilities && largestIndex(probabilities);
  return (
    <ol class="answer-bars" aria-label="Probability of each digit">
      {Array.from({ length: 10 }, (_, digit) => {
        const probability = probabilities?.[digit];
        return (
          <li key={digit} class={digit === answer ? "best" : ""}>
            <span class="number">{digit}</span>
            <i aria-hidden="true">
              <b style={{ width: `${100 * (probability ?? 0)}%` }} />
            </i>
            <span class="number share">{probability === undefined ? "–" : showPercent(probability)}</span>
          </li>
        );
      })}
    </ol>
  );
};
