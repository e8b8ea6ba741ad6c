import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** How large a program is for a page, as one file that is minified and gzipped. */
export interface Size {
  /** Thousands of bytes. */
  readonly kilobytes: number;
  /** The packages that it has code of, with their bytes before they are gzipped. */
  readonly bytesByPackage: Readonly<Record<string, number>>;
}

/** The size of a program of the folder programs/, of the packages as they are published. */
export const sizeOf = async (program: string): Promise<Size> => sizeOfText(textOf(program));

/** The same, where it imports from @gd/gd what that exports again. */
export const sizeFromOnePackage = async (program: string): Promise<Size> =>
  sizeOfText(textOf(program).replace(/"@gd\/(?:data|layers|losses|optim|tensor|train)"/g, '"@gd/gd"'));

const folder = fileURLToPath(new URL("programs/", import.meta.url));

const textOf = (program: string): string => readFileSync(`${folder}${program}.ts`, "utf8");

const sizeOfText = async (contents: string): Promise<Size> => {
  const { outputFiles, metafile } = await build({
    stdin: { contents, loader: "ts", resolveDir: dirname(folder) },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
    metafile: true,
  });
  const bytesByPackage: Record<string, number> = {};
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      if (bytesInOutput === 0) continue;
      const name = /packages\/([^/]+)\//.exec(file)?.[1] ?? "others";
      bytesByPackage[name] = (bytesByPackage[name] ?? 0) + bytesInOutput;
    }
  }
  return { kilobytes: gzipSync(outputFiles[0]!.contents, { level: 9 }).length / 1000, bytesByPackage };
};
