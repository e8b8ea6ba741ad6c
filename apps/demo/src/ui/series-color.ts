/** One of the five colours that series are told apart by. */
export type SeriesColor = 1 | 2 | 3 | 4 | 5;

export const colorVariable = (color: SeriesColor): string => `var(--series-${color})`;

/** The value of a custom property in the present theme, for what is drawn on a canvas. */
export const themeColor = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
