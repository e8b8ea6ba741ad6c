import { argv } from "node:process";

await import(argv[2] === "tables" ? "./tables/main.ts" : "./digits/main.ts");
