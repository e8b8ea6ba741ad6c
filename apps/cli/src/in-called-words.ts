/** A message whose advice to type `gd …` has the words that the program was called by. */
export const inCalledWords = (message: string, calledAs: string): string =>
  message.replace(
    /((?:\b[Tt]ry|\b[Dd]id you mean|\blike|\bor) )gd (?=[a-z-])/g,
    (_, before: string) => `${before}${calledAs} `,
  );
