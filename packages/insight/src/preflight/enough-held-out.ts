import { summary } from "@gd/train";
import type { Check } from "./check.js";
import { found } from "./found.js";

/** Of fewer examples, each one is more than a tenth of the score. */
const FEW = 10;

/** Looks whether so few examples are held out that their score says little. */
export const enoughHeldOut: Check = ({ setup: { model, data, validation } }) => {
  if (validation === undefined) return undefined;
  const [examples, held] = [data.size, validation.size];
  const { parameters } = summary(model);
  const isFew = held < FEW;
  const trained = `${counted(examples)} ${examples === 1 ? "example trains" : "examples train"} ${counted(parameters)} parameters`;
  const seen =
    `${isFew && examples < parameters ? `Only ${trained}` : trained}, and ${counted(held)} ${held === 1 ? "is" : "are"} held out` +
    `${isFew ? `: ${held === 1 ? "its" : "their"} score says little` : ""}.`;
  return found({ name: "enough held out", seen, numbers: { examples, parameters, held } }, isFew, {
    why:
      "The error of a score is about as large as one over the root of the number of examples, and another choice of so few would give " +
      "another score. What is chosen by it, such as the epoch at which to stop, is chosen by chance.",
    source: "J. Langford, Tutorial on Practical Prediction Theory for Classification (2005), §3",
    change: "const folds = kFold(rows, 5, random); // of @gd/tables: each row is held out once; or collect more",
  });
};

const counted = (count: number): string => count.toLocaleString("en");
