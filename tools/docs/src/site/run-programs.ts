import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { format } from "node:util";

/** Runs programs one after the other in this process, and returns what each prints. */
export const runPrograms = async (
  programs: ReadonlyMap<string, string>,
  folder: string,
): Promise<ReadonlyMap<string, string>> => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const outputs = new Map<string, string>();
  const { log } = console;
  let place = "";
  try {
    for (const [name, program] of programs) {
      place = name;
      const file = join(folder, `${name.replaceAll(/\W+/g, "-")}.ts`);
      // Only modules may await at their top level.
      writeFileSync(file, `${program}export {};\n`);
      const lines: string[] = [];
      console.log = (...parts: readonly unknown[]) => void lines.push(format(...parts));
      await import(pathToFileURL(file).href);
      outputs.set(name, `${lines.join("\n")}\n`);
    }
  } catch (error) {
    throw new Error(`the program of ${place} fails`, { cause: error });
  } finally {
    console.log = log;
  }
  return outputs;
};
