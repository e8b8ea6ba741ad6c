import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { npmInstall } from "./npm-install.ts";
import { run } from "./run.ts";

/** The versions of Node that the packages are for. */
export const majors = [20, 22, 24, 26];

/** Tries a portable folder with a Node of a major version, which npm has. Returns its version and the bits that it finds. */
export const tryOnNode = async (portable: string, folder: string, major: number): Promise<string> => {
  cpSync(portable, folder, { recursive: true });
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const engine = join(folder, "engine");
  mkdirSync(engine);
  writeFileSync(join(engine, "package.json"), "{}");
  await npmInstall(engine, [`${name}@${major}`]);
  await npmInstall(folder);
  const said = await run(join(engine, "node_modules", name, "bin/node"), ["test.mjs"], { cwd: folder });
  const bits = /the same bits (\S+)/.exec(said)?.[1];
  if (bits === undefined || said.includes("not ok")) throw new Error(said);
  return bits;
};
