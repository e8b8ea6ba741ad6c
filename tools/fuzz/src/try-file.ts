import type { Reader } from "./reader.ts";

/** How reading a file ended: what it was refused for, that it was read, or an error that must not be. */
export type Ending =
  | { readonly type: "read" }
  | { readonly type: "refused"; readonly reason: string }
  | { readonly type: "wrong"; readonly error: string };

/** Reads a file. */
export const tryFile = async (reader: Reader, file: Uint8Array): Promise<Ending> => {
  const before = file.slice();
  try {
    await reader.read(file);
    return Buffer.from(file).equals(before) ? { type: "read" } : { type: "wrong", error: "the file was changed" };
  } catch (error) {
    if (!(error instanceof Error)) return { type: "wrong", error: `${error} was thrown` };
    if (!reader.errors.some((errorClass) => error instanceof errorClass)) {
      return { type: "wrong", error: error.stack ?? String(error) };
    }
    const reason = "reason" in error ? String(error.reason) : "refused";
    return { type: "refused", reason };
  }
};
