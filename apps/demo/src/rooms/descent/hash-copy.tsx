import { useState } from "preact/hooks";

interface HashCopyProps {
  readonly hash: string;
  /** Whose it is. */
  readonly of: string;
}

/** The first digits of a hash; a press copies all of them. */
export const HashCopy = ({ hash, of }: HashCopyProps) => {
  const [copied, setCopied] = useState("");
  const short = hash.slice(0, 12);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(hash);
      setCopied("copied");
    } catch {
      setCopied("not copied: the browser forbids it");
    }
    setTimeout(() => setCopied(""), 1500);
  };
  return (
    <>
      <button
        type="button"
        class="hash"
        title={hash}
        aria-label={`${short}, copy the weights hash of ${of}`}
        onClick={copy}
      >
        {short}
      </button>{" "}
      <span role="status" class="quiet small">
        {copied}
      </span>
    </>
  );
};
