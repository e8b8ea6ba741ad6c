import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { predictor } from "@gd/gd";
import { loadModelFile } from "@gd/gd/node";

const species = predictor(await loadModelFile("penguins.model.safetensors"));
// The page says that it is open by a connection that lasts as long as it does.
const page = `${await readFile(new URL("../page.html", import.meta.url), "utf8")}<script>new EventSource("/open")</script>`;

let open = 0;
const server = createServer(async (request, response) => {
  if (request.method === "GET" && request.url === "/open") {
    open++;
    response.writeHead(200, { "Content-Type": "text/event-stream" }).write("\n");
    // A page that is loaded again is back in a moment.
    request.once("close", () => void setTimeout(() => --open === 0 && end(), 1000));
  } else if (request.method === "GET") response.setHeader("Content-Type", "text/html").end(page);
  else {
    try {
      response.end(JSON.stringify(species(JSON.parse(await text(request)))));
    } catch (error) {
      response.writeHead(400).end(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }));
    }
  }
});
const end = () => server.close(() => console.log("closed")).closeAllConnections();

// The system chooses a port that is free, and opens its browser.
const opener = process.env["OPENER"] ?? { darwin: "open", win32: "explorer" }[String(process.platform)] ?? "xdg-open";
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address === null || typeof address === "string") return;
  spawn(opener, [`http://127.0.0.1:${address.port}`]).on("error", () =>
    console.log(`http://127.0.0.1:${address.port}`),
  );
  console.log("Which penguin? The program ends when its page is closed.");
});
