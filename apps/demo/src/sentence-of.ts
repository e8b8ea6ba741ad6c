/** What a browser says where a file cannot be read. */
const UNREADABLE: readonly string[] = ["NotFoundError", "NotReadableError"];

/** What an error says to a visitor. */
export const sentenceOf = (error: unknown): string => {
  if (error instanceof DOMException && UNREADABLE.includes(error.name)) {
    return "This cannot be read: it may be a folder, or a file that has been moved or changed since it was chosen. Choose it again.";
  }
  return error instanceof Error ? error.message : String(error);
};
