import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";

/** What the page asks for: it computes by itself. */
const files: Readonly<Record<string, readonly [type: string, file: string | URL]>> = {
  "/": ["text/html; charset=utf-8", new URL("page.html", import.meta.url)],
  "/gd.js": ["text/javascript", createRequire(import.meta.url).resolve("@gd/gd/page.js")],
  "/model.safetensors": ["application/octet-stream", "model.safetensors"],
};

if (!existsSync("model.safetensors")) {
  console.error("There is no model.safetensors yet: npm run train");
  process.exit(1);
}
const port = Number(process.env.PORT ?? 8080);
createServer(async ({ url = "/" }, response) => {
  const found = files[url];
  if (found === undefined) return void response.writeHead(404).end();
  response.setHeader("Content-Type", found[0]);
  response.end(await readFile(found[1]));
}).listen(port, "127.0.0.1", () => console.log(`http://127.0.0.1:${port}`));
