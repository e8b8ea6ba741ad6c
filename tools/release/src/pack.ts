import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pnpm, publicPackages } from "./repository.ts";
import { run } from "./run.ts";

/** A package as it is uploaded. */
export interface Tarball {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  /** Base64 of its SHA-512. */
  readonly sha512: string;
  readonly bytes: number;
}

/** Packs the packages of a checkout that are built, each behind those that it depends on. */
export const packAll = async (root: string, folder: string): Promise<readonly Tarball[]> => {
  const tarballs: Tarball[] = [];
  for (const { name, version, folder: cwd } of publicPackages(root)) {
    const destination = join(folder, name.replace("@gd/", ""));
    mkdirSync(destination, { recursive: true });
    await run(pnpm, ["pack", "--pack-destination", destination], { cwd });
    const [file] = readdirSync(destination);
    if (file === undefined) throw new Error(`packing ${name} made no tarball`);
    const bytes = readFileSync(join(destination, file));
    const sha512 = createHash("sha512").update(bytes).digest("base64");
    tarballs.push({ name, version, file: join(destination, file), sha512, bytes: bytes.length });
  }
  return tarballs;
};
