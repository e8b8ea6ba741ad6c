import "./output-tracks.css";
import { PAIR } from "@gd/experiments";
import { showSize } from "./show-size.js";

/** Both outputs of the network and their targets, from 0 to 1. */
export const OutputTracks = ({ output }: { readonly output: readonly number[] }) => (
  <div class="output-tracks">
    {PAIR.target.map((target, i) => {
      const value = output[i] ?? Number.NaN;
      const beyond = !(value >= 0 && value <= 1);
      return (
        <div key={target}>
          <span>Output {i + 1}</span>
          <span>
            <span class="number">{showSize(value, 4)}</span>
            <span class="quiet">
              {" "}
              · target <span class="number">{target}</span>
            </span>
          </span>
          <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            <path class="track" d="M0 .5h1" />
            <path class="target" d={`M${target} 0v1`} />
            <path class={`value ${beyond ? "beyond" : ""}`} d={`M${value > 0 ? Math.min(1, value) : 0} .5h0`} />
          </svg>
        </div>
      );
    })}
  </div>
);
