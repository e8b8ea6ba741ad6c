import "./step-controls.css";
import { Button } from "../../ui/button.js";
import type { Derivation } from "./derivation.js";
import { placeOfOperation } from "./explain-operation.js";
import { formulaHead } from "./formula-text.js";

interface StepControlsProps {
  readonly derivation: Derivation;
  readonly step: number;
  readonly onStep: (step: number) => void;
}

/** Goes one operation on or back, to the end of the forward pass, to the end, or to the start; and says where it is. */
export const StepControls = ({ derivation: { rows, forward, gradients }, step, onStep }: StepControlsProps) => {
  const row = rows[step - 1];
  const last = rows.length;
  return (
    <div class="step-bar">
      <fieldset class="step-controls" aria-label="Operations">
        <Button kind={step === last ? "main" : "plain"} onClick={() => onStep(0)} disabled={step === 0}>
          Start
        </Button>
        <Button onClick={() => onStep(step - 1)} disabled={step === 0}>
          Previous
        </Button>
        <Button kind={step === last ? "plain" : "main"} onClick={() => onStep(step + 1)} disabled={step === last}>
          Next
        </Button>
        <Button onClick={() => onStep(forward)} disabled={step === forward}>
          All forward
        </Button>
        <Button onClick={() => onStep(gradients)} disabled={step === gradients}>
          All
        </Button>
      </fieldset>
      <p class="quiet small" role="status">
        {row === undefined ? (
          `None of the ${last} operations has been performed yet. Press Next.`
        ) : (
          <>
            {`${step} of ${last} · ${row.phase} · ${placeOfOperation(row)}: `}
            <span class="formula-now">{formulaHead(row)}</span>
          </>
        )}
      </p>
    </div>
  );
};
