import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { systemReason } from "../system-reason.js";

/**
 * Writes a file whole or not at all, even if the machine stops: beside its place, and from there into it.
 *
 * Throws  Error that names the file
 */
export const writeWhole = async (file: string, content: string | Uint8Array): Promise<void> => {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    const handle = await open(beside, "w");
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
    await syncFolder(dirname(file));
  } catch (cause) {
    await rm(beside, { force: true });
    throw new Error(`${file}: ${systemReason(cause)}`, { cause });
  }
};

/** So that the new name is on the disk, too. Not all systems open folders. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
};
