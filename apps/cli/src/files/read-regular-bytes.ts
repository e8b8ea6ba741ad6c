import { readRegularFile } from "./read-regular-file.js";

/** All bytes of a regular file. Throws an Error that names it. */
export const readRegularBytes = async (file: string): Promise<Uint8Array> => {
  const pieces: Buffer[] = [];
  for await (const piece of readRegularFile(file)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
};
