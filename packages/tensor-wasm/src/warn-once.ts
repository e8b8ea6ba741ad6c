const said = new Set<string>();

/** Prints a warning, unless it has been printed before. */
export const warnOnce = (warning: string): void => {
  if (said.has(warning)) return;
  said.add(warning);
  console.warn(warning);
};
