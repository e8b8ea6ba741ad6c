import "./problem.css";
import type { ComponentChildren } from "preact";
import { Button } from "./button.js";

interface ProblemProps {
  /** A sentence on what has gone wrong and what to do. */
  readonly children: ComponentChildren;
  readonly action?: { readonly name: string; readonly run: () => void };
}

/** Says that something in the page has gone wrong; the rest of the page goes on. */
export const Problem = ({ children, action }: ProblemProps) => (
  <div class="problem" role="alert">
    <p>{children}</p>
    {action && (
      <Button
        onClick={() => {
          action.run();
          // The button goes away with the problem.
          document.querySelector<HTMLElement>("#room")?.focus();
        }}
      >
        {action.name}
      </Button>
    )}
  </div>
);
