import { writeFileSafely } from "@gd/models/node";

/** Writes a file whole or not at all, even if the machine stops. Throws an Error that names it. */
export const writeWhole = (file: string, content: string | Uint8Array): Promise<void> =>
  writeFileSafely(file, typeof content === "string" ? Buffer.from(content) : content);
