import "./button.css";
import type { ComponentChildren } from "preact";

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick: () => void;
  /** One main button per room; quiet ones where a frame would be too much. */
  readonly kind?: "main" | "plain" | "quiet";
  /** It cannot be pressed now. It keeps the focus: a button may become disabled by being pressed. */
  readonly disabled?: boolean;
  /** What it does, in more words. */
  readonly title?: string;
}

export const Button = ({ children, onClick, kind = "plain", disabled = false, title }: ButtonProps) => (
  <button
    type="button"
    class={`button ${kind}`}
    title={title}
    aria-disabled={disabled}
    onClick={() => {
      if (!disabled) onClick();
    }}
  >
    {children}
  </button>
);
