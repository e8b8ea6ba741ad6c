/** One of the five colours of series. */
export type SeriesColor = 1 | 2 | 3 | 4 | 5;

export const colorVariable = (color: SeriesColor): string => `var(--series-${color})`;

/** The value of a custom property in the present theme, for drawing on a canvas. */
export const themeColor = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
