import { createReadStream, existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, extname, join } from "node:path";
import { chromiumArguments, findChromium } from "@gd/tooling/find-chromium";
import { chromium } from "playwright";
import { npmInstall } from "./npm-install.ts";
import type { Project } from "./projects.ts";
import { run } from "./run.ts";

/** Makes an empty project, installs the packages in it from a registry, and has it train. Returns what was there to see. */
export const prove = async (project: Project, parent: string, registry: string): Promise<string> => {
  const folder = join(parent, project.name);
  const { type = "module" } = project;
  write(folder, { ...project.files, "package.json": JSON.stringify({ private: true, type }) });
  await npmInstall(folder, ["@gd/gd", ...project.needs], registry);
  for (const [program, ...given] of project.commands) {
    await run(program, given, { cwd: folder, env: { NEXT_TELEMETRY_DISABLED: "1" } });
  }
  if (project.page === undefined) return "";
  const title = await titleOf(join(folder, project.page));
  if (!/^slope (1\.99|2\.00)\d$/.test(title)) throw new Error(`the page of ${project.name} says "${title}"`);
  return title;
};

const write = (folder: string, files: Readonly<Record<string, string>>): void => {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
};

const types: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };

/** The title that a page of static files gives itself when it has learned. */
const titleOf = async (folder: string): Promise<string> => {
  const server = createServer(({ url = "/" }, response) => {
    const path = new URL(url, "http://localhost").pathname;
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    if (!existsSync(file) || statSync(file).isDirectory()) return void response.writeHead(404).end();
    response.setHeader("Content-Type", types[extname(file)] ?? "application/octet-stream");
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForFunction(() => /slope|Error/.test(document.title), undefined, { timeout: 60_000 });
    return await page.title();
  } finally {
    await browser.close();
    server.close();
  }
};
