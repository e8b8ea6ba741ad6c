/** A name as a shell takes it as one word: in quotes if it has spaces or other characters that mean something there. */
export const shellWord = (name: string): string => {
  if (/^[\w@%+=:,./\\-]+$/.test(name) && (process.platform === "win32" || !name.includes("\\"))) return name;
  return process.platform === "win32" ? `"${name}"` : `'${name.replaceAll("'", "'\\''")}'`;
};
