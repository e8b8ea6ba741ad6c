import { optimizers } from "./optim/optimizers.ts";
import { schedulesAndDescent } from "./optim/schedules-and-descent.ts";
import { transformations } from "./optim/transformations.ts";
import type { PlantedFault } from "./planted-fault.ts";

export const optim: readonly PlantedFault[] = [...optimizers, ...transformations, ...schedulesAndDescent];
