import { classification } from "./losses/classification.ts";
import { elementwise } from "./losses/elementwise.ts";
import { metrics } from "./losses/metrics.ts";
import type { PlantedFault } from "./planted-fault.ts";

export const losses: readonly PlantedFault[] = [...elementwise, ...classification, ...metrics];
