import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";

// The folder pages/, and all of gd in one file beside it: pages need no bundler.
const gd = createRequire(import.meta.url).resolve("@gd/gd/page.js");
const types: Readonly<Record<string, string>> = { html: "text/html; charset=utf-8", js: "text/javascript" };

export const server = createServer(async ({ url = "/" }, response) => {
  const name = /^\/([a-z-]+\.(?:html|js))$/.exec(url)?.[1];
  if (name === undefined) return void response.writeHead(404).end();
  response.setHeader("Content-Type", types[name.replace(/.*\./, "")]!);
  response.end(await readFile(name === "gd.js" ? gd : new URL(`../pages/${name}`, import.meta.url)));
});
server.listen(8080, "127.0.0.1", () =>
  console.log("http://127.0.0.1:8080/plain.html, http://127.0.0.1:8080/worker.html"),
);
