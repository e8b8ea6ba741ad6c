import { files } from "./models/files.ts";
import { predictors } from "./models/predictors.ts";
import { preparation } from "./models/preparation.ts";
import type { PlantedFault } from "./planted-fault.ts";

/** Faults of models: of what they are made of, of weights from elsewhere, and of what outputs mean. */
export const models: readonly PlantedFault[] = [...preparation, ...files, ...predictors];
