import type { PlantedFault } from "./planted-fault.ts";
import { features } from "./tables/features.ts";
import { reading } from "./tables/reading.ts";
import { splits } from "./tables/splits.ts";

/** Faults of what is learned of rows, of how rows are divided, and of what texts mean. */
export const tables: readonly PlantedFault[] = [...reading, ...splits, ...features];
