import { inWords } from "../../measure/in-words.js";
import { codeOf, withRate, withRateScaled } from "../../measure/rate.js";
import type { Treatment } from "../diagnosis.js";
import { bestLower } from "../figures/best-trial.js";
import type { Figures } from "../figures/figures.js";

/** The same setup with a multiple of its learning rate; undefined where nothing is known of the setup. */
export const rateTreatment = ({ setup }: Partial<Figures>, factor: number): Treatment | undefined =>
  setup && {
    change: codeFor(setup, factor),
    apply: (options) => ({ ...options, optimizer: withRateScaled(options.optimizer, factor).optimizer }),
  };

/** The same with the lower rate at which copies come furthest; undefined where none was tried, or none stayed finite. */
export const lowerRate = (figures: Partial<Figures>): Treatment | undefined => {
  const { factor, loss } = bestLower(figures.trialsFromStart ?? []);
  return Number.isFinite(loss) ? rateTreatment(figures, factor) : undefined;
};

/** Where the optimizer is somebody's own, its description says little: it is named by the factor. */
const codeFor = ({ optimizer, rate }: Figures["setup"], factor: number): string =>
  rate === undefined ? `learningRate: ${inWords(factor)} times what it is` : codeOf(withRate(optimizer, factor));
