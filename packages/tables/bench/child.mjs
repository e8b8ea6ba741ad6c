import { programs } from "./programs.mjs";

const [name, path] = process.argv.slice(2);
const began = performance.now();
const rows = await programs[name](path);
const seconds = (performance.now() - began) / 1000;
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({ seconds, megabytes, rows }));
