interface LimitedButtonProps {
  readonly name: string;
  /** Whether there is nothing more to do. */
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly children: string;
}

/** A small button. At its limit it says so and does nothing: it keeps the focus. */
export const LimitedButton = ({ name, disabled, onClick, children }: LimitedButtonProps) => (
  <button
    type="button"
    class="small-button"
    aria-label={name}
    aria-disabled={disabled}
    onClick={() => {
      if (!disabled) onClick();
    }}
  >
    {children}
  </button>
);
