import "./button.css";
import type { ComponentChildren } from "preact";

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick: () => void;
  /** One main button per room; quiet ones where a frame would be too much. */
  readonly kind?: "main" | "plain" | "quiet";
  readonly disabled?: boolean;
}

export const Button = ({ children, onClick, kind = "plain", disabled = false }: ButtonProps) => (
  <button type="button" class={`button ${kind}`} onClick={onClick} disabled={disabled}>
    {children}
  </button>
);
