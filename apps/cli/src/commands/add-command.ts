import type { Command } from "commander";
import type { Dependencies } from "../dependencies.js";
import type { ExitCode } from "../exit-code.js";

/** Adds a command to the program. One that ends with another code than 0 passes it to `exit`. */
export type AddCommand = (program: Command, dependencies: Dependencies, exit: (code: ExitCode) => void) => void;
