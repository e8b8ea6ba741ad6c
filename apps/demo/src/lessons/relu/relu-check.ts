/** What two ReLUs pass back. */
export interface PassedBack {
  readonly derivative: readonly number[];
  readonly notebook: readonly number[];
}

/** Whether the notebook's ReLU has been caught passing back something else than the derivative. */
export const disagree = ({ derivative, notebook }: PassedBack): boolean =>
  derivative.some((value, i) => value !== notebook[i]);
