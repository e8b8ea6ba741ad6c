import { writeFileSafely } from "@gd/models/node";
import { cannotWrite } from "./cannot-write.js";

/** Writes a file whole or not at all, even if the machine stops. Throws a FileError that names it. */
export const writeWhole = async (file: string, content: string | Uint8Array): Promise<void> => {
  try {
    await writeFileSafely(file, typeof content === "string" ? Buffer.from(content) : content);
  } catch (error) {
    const { cause = error } = error as Error;
    throw cannotWrite(file, cause);
  }
};
