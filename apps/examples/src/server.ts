import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { predictor } from "@gd/gd";
import { loadModelFile } from "@gd/gd/node";

// `gd serve` does this with bounds, a form and OpenAPI; here it is by hand.
const species = predictor(await loadModelFile("penguins.model.safetensors"));
const page = await readFile(new URL("../page.html", import.meta.url));

export const server = createServer(async (request, response) => {
  if (request.method === "GET") return void response.setHeader("Content-Type", "text/html").end(page);
  try {
    response.end(JSON.stringify(species(JSON.parse(await text(request)))));
  } catch (error) {
    response.writeHead(400).end(JSON.stringify({ error: (error as Error).message }));
  }
});
server.listen(8080, "127.0.0.1", () => console.log("http://127.0.0.1:8080"));
