// One reader in a process of its own: its name and the path of the file come as arguments.
import { readers } from "./readers.ts";

const [name = "", path = ""] = process.argv.slice(2);
const start = performance.now();
const rows = await readers[name]!(path);
const seconds = (performance.now() - start) / 1000;
console.log(JSON.stringify({ seconds, kibibytes: process.resourceUsage().maxRSS, rows }));
