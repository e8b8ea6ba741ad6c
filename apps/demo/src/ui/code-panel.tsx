import "./code-panel.css";
import { CopyButton } from "./copy-button.js";
import { Panel } from "./panel.js";

interface CodePanelProps {
  readonly title: string;
  /** Its name in links that leave parts out. */
  readonly name?: string;
  /** What it prints or needs, in a sentence. */
  readonly words: string;
  /** A whole program. */
  readonly code: string;
  /** Whether the lines are in sight from the start. Default: false. */
  readonly open?: boolean;
}

/** The lines that do what one sees, ready to be copied. */
export const CodePanel = ({ title, name, words, code, open = false }: CodePanelProps) => (
  <Panel title={title} {...(name && { name })} aside={<CopyButton text={() => code}>Copy the code</CopyButton>}>
    <p class="quiet small">{words}</p>
    <details class="code-lines" open={open}>
      <summary>Show the code</summary>
      <pre class="code">{code}</pre>
    </details>
  </Panel>
);
