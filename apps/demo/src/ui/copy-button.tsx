import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Button } from "./button.js";
import { copyText } from "./copy-text.js";

/** How long it says that it has copied, in milliseconds. */
const LONG = 2000;

interface CopyButtonProps {
  readonly children: ComponentChildren;
  readonly text: () => string;
  readonly kind?: "main" | "plain" | "quiet";
}

/** Copies a text, and says so for a while. */
export const CopyButton = ({ children, text, kind }: CopyButtonProps) => {
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    if (said === undefined) return;
    const timer = setTimeout(() => setSaid(undefined), LONG);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async (): Promise<void> => setSaid((await copyText(text())) ? "Copied" : "Not copied");
  return (
    <Button {...(kind && { kind })} onClick={copy}>
      {said === undefined ? children : <span role="status">{said}</span>}
    </Button>
  );
};
