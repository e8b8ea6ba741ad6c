// A release, by one command: pnpm release --dry-run does all but the upload.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { audit } from "./audit.ts";
import { billOfMaterials } from "./bill-of-materials.ts";
import { bundledIn } from "./bundled-in.ts";
import { checkout } from "./checkout.ts";
import { firstProject } from "./first-project.ts";
import { inspectInstalled } from "./inspect-installed.ts";
import { majors, tryOnNode } from "./node-versions.ts";
import { parseOptions, usage } from "./options.ts";
import { packAll, type Tarball } from "./pack.ts";
import { writePortable } from "./portable.ts";
import { projects } from "./projects.ts";
import { prove } from "./prove.ts";
import { publish, startRegistry } from "./registry.ts";
import { addressOf, git, pnpm, publicPackages, repositoryRoot } from "./repository.ts";
import { run } from "./run.ts";
import { skipped, step } from "./step.ts";
import { tryTypeScript } from "./typescript-versions.ts";
import { takeVersions, writeNotes } from "./versions.ts";

const NPM = "https://registry.npmjs.org/";
/** Stands in the address until the project has one. */
const NOT_SET = "OWNER";

/** Where a release leaves what it made. */
const results = join(repositoryRoot, "release");

const megabytes = (tarballs: readonly Tarball[]): string =>
  `${(tarballs.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6).toFixed(1)} MB`;

const release = async (dryRun: boolean, scratch: string): Promise<void> => {
  const root = join(scratch, "checkout");
  let version = "";
  let tarballs: readonly Tarball[] = [];
  const address = addressOf(repositoryRoot);
  if (!dryRun && address.includes(NOT_SET)) {
    throw new Error(
      `expected the address of the repository, but package.json has ${address}. Set homepage, repository and bugs there.`,
    );
  }
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results);

  await step("check out what is committed", () => checkout(root));
  await step("versions and changelogs", async () => {
    version = await takeVersions(root);
    const lines = writeNotes(root, version, join(results, "NOTES.md"));
    return `${version}; release/NOTES.md, ${lines} lines`;
  });
  const script =
    (...given: readonly string[]) =>
    async () => {
      await run(pnpm, given, { cwd: root, timeout: 1800 });
      return "";
    };
  await step("build", script("build"));
  await step("lint, types, boundaries, unused code, publint, attw, reference, interface", script("check"));
  await step("sizes", script("--filter", "@gd/repository-tests", "exec", "vitest", "run", "src/size"));
  await step("pack", async () => {
    tarballs = await packAll(root, join(results, "tarballs"));
    return `${tarballs.length} tarballs, ${megabytes(tarballs)}`;
  });
  await step("bill of materials and licences", () => {
    const materials = billOfMaterials(root, version, tarballs);
    writeFileSync(join(results, "bom.json"), JSON.stringify(materials, undefined, 2));
    const bundled = publicPackages(root).flatMap(({ folder }) => bundledIn(folder));
    if (bundled.length > 0) throw new Error(`built files contain code of others:\n${bundled.join("\n")}`);
    return "release/bom.json; no code of others but in page.js of @gd/gd, which has their licences";
  });

  const registry = await startRegistry(join(scratch, "registry"));
  try {
    await step("publish to a registry on this machine", async () => {
      await publish(tarballs, registry.url, false);
      return registry.url;
    });
    await step("npm create @gd, install, train and test, from there", () =>
      firstProject(join(scratch, "first"), join(root, "apps/examples/data/penguins.csv"), registry.url),
    );
    const project = join(scratch, "first/my-model");
    await step("no scripts at installation, licences", () => {
      return `${inspectInstalled(join(project, "node_modules"))} packages`;
    });
    await step("npm audit", () => audit(project, NPM, dryRun));
    for (const project of projects) {
      await step(`in an empty project: ${project.name}`, () => prove(project, join(scratch, "projects"), registry.url));
    }
  } finally {
    registry.close();
  }

  const portable = join(scratch, "portable");
  writePortable(root, tarballs, portable);
  for (const major of majors) {
    await step(`Node ${major}`, () => tryOnNode(portable, join(scratch, `node-${major}`), major));
  }
  await step("TypeScript", () => tryTypeScript(root, portable, join(scratch, "typescript")));

  if (dryRun) {
    console.log(`\nNothing is uploaded. ${version} is in release/.`);
    for (const what of skipped) console.log(`Skipped: ${what}`);
    if (address.includes(NOT_SET)) console.log(`package.json still has ${address} as the address of the repository.`);
    return;
  }
  await step("commit and tag", () => {
    git(root, "add", "--all");
    git(root, "commit", "--quiet", "--message", `release: ${version}`);
    git(root, "tag", `v${version}`);
    git(root, "push", "--quiet", "--atomic", "origin", "HEAD:main", `v${version}`);
    return `v${version}`;
  });
  await step("upload", async () => {
    await publish(tarballs, NPM, true);
    return NPM;
  });
};

const { dryRun, pack } = options();
if (pack !== undefined) {
  const tarballs = await packAll(repositoryRoot, mkdtempSync(join(tmpdir(), "gd-pack-")));
  writePortable(repositoryRoot, tarballs, resolve(pack));
  console.log(`${tarballs.length} tarballs, ${megabytes(tarballs)}, in ${pack}: npm install && npm test there`);
} else {
  const scratch = mkdtempSync(join(tmpdir(), "gd-release-"));
  try {
    await release(dryRun, scratch);
    rmSync(scratch, { recursive: true, force: true });
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : error}\n\nWhat was made is in ${scratch}.`);
    process.exitCode = 1;
  }
}

function options() {
  try {
    return parseOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`release: ${error instanceof Error ? error.message : error}\n${usage}`);
    process.exit(1);
  }
}
