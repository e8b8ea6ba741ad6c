// Packs the table that Your table offers to whoever has none, before vite.
import { copyFile, mkdir } from "node:fs/promises";

const generated = new URL("../generated/", import.meta.url);
await mkdir(generated, { recursive: true });
await copyFile(new URL("../../examples/data/penguins.csv", import.meta.url), new URL("penguins.csv", generated));
