/** What went wrong, in one line. */
export const errorLine = (error: unknown): string => {
  const message = error instanceof Error ? error.message || error.name : String(error);
  return message
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("; ");
};
