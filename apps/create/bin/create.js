#!/usr/bin/env node
import { parseArguments, Refusal, usage } from "../src/arguments.js";
import { createProject } from "../src/create-project.js";

try {
  const options = parseArguments(process.argv.slice(2));
  console.log(options === undefined ? usage : await createProject(options));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(`create: ${error.message}`);
  process.exitCode = 1;
}
