// Writes what the packages export to docs/interface, one file a package: pnpm interface. With --check, says what would change.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { internalEntries } from "@gd/tooling/internal-entries";
import { publicPackages, repositoryRoot } from "../repository.ts";
import { interfacesOf } from "./interfaces-of.ts";

const folder = join(repositoryRoot, "docs/interface");
const check = process.argv.includes("--check");

// @gd/gd exports again what the others export.
const packages = publicPackages(repositoryRoot).filter(({ name }) => name !== "@gd/gd");
const entries = packages.flatMap((each) =>
  each.entries
    .map((path) => ({ owner: each.name, name: join(each.name, path), types: typesOf(each.folder, path) }))
    .filter(({ name }) => !internalEntries.includes(name)),
);
const found = interfacesOf(entries);
mkdirSync(folder, { recursive: true });
const changed = packages
  .filter(({ entries }) => entries.length > 0)
  .filter(({ name }) => {
    const file = join(folder, `${name.replace("@gd/", "")}.txt`);
    const text = entries
      .filter(({ owner }) => owner === name)
      .map(({ name }) => `# ${name}\n\n${found.get(name)}`)
      .join("\n");
    const differs = !existsSync(file) || readFileSync(file, "utf8") !== text;
    if (differs && !check) writeFileSync(file, text);
    return differs;
  });
const names = changed.map(({ name }) => name).join(", ");
if (changed.length === 0) console.log("The public interface is as docs/interface says.");
else if (!check) console.log(`Written: ${names}. Look at git diff docs/interface.`);
else {
  console.error(
    `The public interface of ${names} has changed. Run pnpm interface, look at the difference, and commit it.`,
  );
  process.exitCode = 1;
}

function typesOf(packageFolder: string, path: string): string {
  const { exports } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  return join(packageFolder, exports[path].import.types);
}
