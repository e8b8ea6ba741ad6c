// Writes what the packages export to docs/interface, one file a package: pnpm interface. With --check, says what would change.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { internalEntries } from "@gd/tooling/internal-entries";
import { type PublicPackage, publicPackages, repositoryRoot } from "../repository.ts";
import { type Entry, interfacesOf } from "./interfaces-of.ts";
import { updateInterfaces } from "./update-interfaces.ts";

const folder = join(repositoryRoot, "docs/interface");
const check = process.argv.includes("--check");

// @gd/gd exports again what the others export.
const packages = publicPackages(repositoryRoot)
  .filter(({ name, entries }) => name !== "@gd/gd" && entries.length > 0)
  .map((each) => ({ title: each.name.replace("@gd/", ""), modules: modulesOf(each) }));
const interfaces = interfacesOf(packages.flatMap(({ modules }) => modules));
const texts = new Map(
  packages.map(({ title, modules }) => [
    title,
    modules.map(({ name }) => `# ${name}\n\n${interfaces.get(name)}`).join("\n"),
  ]),
);
const changed = updateInterfaces(folder, texts, check);
const names = changed.map((title) => `@gd/${title}`).join(", ");
if (changed.length === 0) console.log("The public interface is as docs/interface says.");
else if (!check) console.log(`Written: ${names}. Look at git diff docs/interface.`);
else {
  console.error(
    `The public interface of ${names} has changed. Run pnpm interface, look at the difference, and commit it.`,
  );
  process.exitCode = 1;
}

function modulesOf({ name, folder, entries }: PublicPackage): readonly Entry[] {
  const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return entries
    .map((path) => ({ name: join(name, path), types: join(folder, exports[path].import.types) }))
    .filter((entry) => !internalEntries.includes(entry.name));
}
