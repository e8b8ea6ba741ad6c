import { activations } from "./layers/activations.ts";
import { composition } from "./layers/composition.ts";
import { dropout } from "./layers/dropout.ts";
import { images } from "./layers/images.ts";
import { initializers } from "./layers/initializers.ts";
import { normalization } from "./layers/normalization.ts";
import { parameters } from "./layers/parameters.ts";
import type { PlantedFault } from "./planted-fault.ts";

export const layers: readonly PlantedFault[] = [
  ...parameters,
  ...normalization,
  ...images,
  ...dropout,
  ...activations,
  ...composition,
  ...initializers,
];
