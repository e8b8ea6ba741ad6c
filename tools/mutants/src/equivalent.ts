/** Slips that are not planted because they change nothing a user could notice, and why. */
export const equivalent: readonly { readonly file: string; readonly what: string; readonly why: string }[] = [
  {
    file: "layers/src/initialize/orthogonal.ts",
    what: "Math.min → Math.max",
    why: "it makes vectors that are not used",
  },
  {
    file: "layers/src/initialize/orthogonal.ts",
    what: "i < count → i <= count",
    why: "it makes a vector that is not used",
  },
  {
    file: "layers/src/initialize/orthogonal.ts",
    what: "rows >= columns → rows > columns",
    why: "the transpose of a random orthogonal matrix is as likely as the matrix",
  },
  {
    file: "layers/src/initialize/orthogonal.ts",
    what: "i < vector.length → i <= vector.length",
    why: "typed arrays ignore writes past their end",
  },
  {
    file: "losses/src/expect-elements.ts",
    what: "Math.abs(sum - 1) <= TOLERANCE → Math.abs(sum - 1) < TOLERANCE",
    why: "the tolerance is for rounding, and not exact itself",
  },
  {
    file: "losses/src/metrics/actual-classes.ts",
    what: "probability > 0.5 → probability >= 0.5",
    why: "a probability of ½ has been refused",
  },
  {
    file: "losses/src/metrics/actual-classes.ts",
    what: "row.indexOf(row[label]!, label + 1) < 0 → row.indexOf(row[label]!, label + 1) <= 0",
    why: "what is looked for behind a place is not at 0",
  },
  {
    file: "losses/src/metrics/sum-of-products.ts",
    what: "size > LARGE → size >= LARGE",
    why: "a product of such numbers is as exact in either sum",
  },
  {
    file: "losses/src/metrics/sum-of-products.ts",
    what: "size < SMALL → size <= SMALL",
    why: "a product of such numbers is as exact in either sum",
  },
  {
    file: "losses/src/metrics/label-decisions.ts",
    what: "probability > 0.5 → probability >= 0.5",
    why: "a probability of ½ has been refused",
  },
  {
    file: "losses/src/metrics/roc-auc.ts",
    what: "one.score < other.score → one.score <= other.score",
    why: "equal scores share their ranks, in whichever order they are",
  },
  {
    file: "losses/src/metrics/roc-auc.ts",
    what: "one.score > other.score → one.score >= other.score",
    why: "equal scores share their ranks, in whichever order they are",
  },
  {
    file: "optim/src/transformations/accumulate-gradients.ts",
    what: "ops.fill([], 1): 1 → 2",
    why: "gradients whose weight nobody tells count alike, whatever they count",
  },
  {
    file: "optim/src/transformations/define-transformation.ts",
    what: "at >= 0 → at > 0",
    why: "what is not taken at once is looked at again",
  },
  {
    file: "optim/src/schedules/define-schedule.ts",
    what: "step >= 0 → step > 0",
    why: "what is not taken at once is looked at again",
  },
  {
    file: "optim/src/transformations/clip-by-norm.ts",
    what: "ops.add(factor, overflow) → ops.subtract(factor, overflow)",
    why: "the overflow is 0 or NaN",
  },
  {
    file: "optim/src/optimizers/lbfgs.ts",
    what: "ops.fill([length], 0): 0 → 1",
    why: "the weights of the first pairs are 0, and the first step is multiplied by 0",
  },
  {
    file: "optim/src/schedules/linear-warmup.ts",
    what: "step < steps → step <= steps",
    why: "the line ends at the rate that follows",
  },
  {
    file: "optim/src/optimizers/nadam.ts",
    what: "product < 2 ** -54 → product <= 2 ** -54",
    why: "1 − 2⁻⁵⁴ is 1, too",
  },
  {
    file: "optim/src/minimize/strong-wolfe.ts",
    what: "ROUNDING = 1e-13: 1e-13 → 2e-13",
    why: "how large rounding errors are is a rule of thumb",
  },
  {
    file: "optim/src/minimize/strong-wolfe.ts",
    what: "next.value <= Math.min(highest(length),  … value) + rounding → next.value < Math.min(highest(length), low.value) + rounding",
    why: "rounding decides whether such values are equal",
  },
  {
    file: "optim/src/minimize/strong-wolfe.ts",
    what: "next.slope * ahead → next.slope / ahead",
    why: "ahead is 1 or −1",
  },
  {
    file: "losses/src/weights/weighted-targets.ts",
    what: "example < examples → example <= examples",
    why: "typed arrays ignore writes past their end",
  },
  {
    file: "data/src/dataset/gather-bytes.ts",
    what: "i < places.length → i <= places.length",
    why: "no part of bytes begins at NaN, and a write past their end is ignored",
  },
  {
    file: "data/src/dataset/gather.ts",
    what: "i < places.length → i <= places.length",
    why: "typed arrays ignore writes past their end",
  },
  {
    file: "data/src/dataset/gather-bytes.ts",
    what: "length > 1 → length >= 1",
    why: "a single byte can be copied either way",
  },
  {
    file: "data/src/dataset/moments.ts",
    what: "largest > 2 ** 400 → largest >= 2 ** 400",
    why: "a power of two changes no digits, and squares of such numbers have room either way",
  },
  {
    file: "data/src/dataset/moments.ts",
    what: "largest < 2 ** -400 → largest <= 2 ** -400",
    why: "a power of two changes no digits, and squares of such numbers have room either way",
  },
  {
    file: "data/src/dataset/standardize.ts",
    what: "deviation <= roundingOf(largest, examples.dtype) → deviation < roundingOf(largest, examples.dtype)",
    why: "how many roundings are none is a rule of thumb",
  },
  {
    file: "losses/src/weights/weighted-targets.ts",
    what: "example + 1: 1 → 2",
    why: "the rows that follow overwrite the excess",
  },
];
