import { inWords } from "../../measure/in-words.js";
import { codeOf, withRate, withRateScaled } from "../../measure/rate.js";
import type { Treatment } from "../diagnosis.js";
import type { Figures } from "../figures/figures.js";

/** The same setup with a multiple of its learning rate. */
export const rateTreatment = ({ setup }: Figures, factor: number): Treatment => ({
  change: codeFor(setup, factor),
  apply: (options) => ({ ...options, optimizer: withRateScaled(options.optimizer, factor).optimizer }),
});

/** Where the optimizer is somebody's own, its description says little: it is named by the factor. */
const codeFor = ({ optimizer, rate }: Figures["setup"], factor: number): string =>
  rate === undefined ? `learningRate: ${inWords(factor)} times what it is` : codeOf(withRate(optimizer, factor));
