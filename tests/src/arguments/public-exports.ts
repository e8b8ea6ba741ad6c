import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { internalEntries } from "@gd/tooling/internal-entries";
import { libraries } from "../workspace/workspace-packages.js";

/** A value that can be imported from a published package. */
export interface PublicExport {
  /** What it is imported from: `@gd/tensor/testing`. */
  readonly entry: string;
  readonly name: string;
  readonly value: unknown;
}

interface Manifest {
  readonly exports: Readonly<Record<string, { readonly import: { readonly default: string } }>>;
}

/** What other packages of the workspace are built from is "not for users", and trusts its arguments. */
const TRUSTING = [...internalEntries, "@gd/tensor/interpreter"];

/** Not @gd/gd, which exports again what they export. */
const parts = libraries.filter(({ name }) => name !== "@gd/gd");

/** All that the published packages export, from every one of their entries. */
export const publicExports: readonly PublicExport[] = (
  await Promise.all(
    parts.map(async ({ name, folder }) => {
      const { exports }: Manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      const entries = Object.entries(exports).map(
        async ([
          path,
          {
            import: { default: file },
          },
        ]) => {
          const entry = join(name, path);
          const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(join(folder, file)).href);
          return Object.entries(module).map(([exported, value]) => ({ entry, name: exported, value }));
        },
      );
      return (await Promise.all(entries)).flat();
    }),
  )
)
  .flat()
  .filter(({ entry }) => !TRUSTING.includes(entry));

/** Whether an export is a class of errors. */
export const isErrorClass = (value: unknown): value is new (...given: never) => Error =>
  typeof value === "function" && value.prototype instanceof Error;
