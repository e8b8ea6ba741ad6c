import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { npmInstall } from "./npm-install.ts";
import { run } from "./run.ts";

/** What a stranger does: npm create @gd with a table, install, train, test. Returns what the training says. */
export const firstProject = async (folder: string, table: string, registry: string): Promise<string> => {
  mkdirSync(folder, { recursive: true });
  copyFileSync(table, join(folder, "table.csv"));
  const env = { npm_config_registry: registry, npm_config_yes: "true" };
  const given = ["create", "@gd", "my-model", "--", "--table", "table.csv", "--target", "species"];
  await run("npm", given, { cwd: folder, env });
  const project = join(folder, "my-model");
  await npmInstall(project, [], registry);
  await run("npm", ["run", "types"], { cwd: project });
  const said = await run("npm", ["run", "train"], { cwd: project });
  await run("npm", ["test"], { cwd: project });
  if (!existsSync(join(project, "model.safetensors"))) throw new Error(`there is no model of ${project}`);
  return /^accuracy.*$/m.exec(said)?.[0] ?? said;
};
