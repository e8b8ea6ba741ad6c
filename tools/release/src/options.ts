import { parseArgs } from "node:util";

/** What is asked of a release. */
export interface Options {
  /** All but the upload. */
  readonly dryRun: boolean;
  /** Only packs what is built here, into this folder. */
  readonly pack: string | undefined;
}

export const usage = `pnpm release --dry-run      does all but the upload
pnpm release                the same, and uploads
pnpm release --pack FOLDER  packs what is built, with programs that try it anywhere: npm install && npm test`;

/** Throws where there is another option. */
export const parseOptions = (given: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...given],
    options: { "dry-run": { type: "boolean", default: false }, pack: { type: "string" } },
  });
  return { dryRun: values["dry-run"], pack: values.pack };
};
