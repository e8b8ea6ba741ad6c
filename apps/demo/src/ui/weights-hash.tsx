import "./weights-hash.css";
import { useState } from "preact/hooks";
import { copyText } from "./copy-text.js";

/** The hash of weights, shortened; a press copies all of it. There is none while something plays. */
export const WeightsHash = ({ hash }: { readonly hash: string | undefined }) => {
  const [copied, setCopied] = useState<string | undefined>();
  if (hash === undefined) return <span class="quiet">–</span>;
  const copy = async (): Promise<void> => setCopied((await copyText(hash)) ? hash : undefined);
  return (
    <button type="button" class="weights-hash" title={hash} onClick={copy}>
      <span class="visually-hidden">Copy the weights' hash, </span>
      <code>{hash.slice(0, 12)}</code>
      <span aria-live="polite">{copied === hash ? "copied" : "copy"}</span>
    </button>
  );
};
