/** Slips that change nothing which a user could notice, and why. They are not planted. */
export const equivalent: readonly { readonly file: string; readonly what: string; readonly why: string }[] = [
  {
    file: "layers/src/regularize/dropout.ts",
    what: "stream.uniform() < rate → stream.uniform() <= rate",
    why: "a draw is exactly the rate once in 2⁵³ times",
  },
  {
    file: "layers/src/initialize/orthogonal.ts",
    what: "Math.min → Math.max",
    why: "vectors that are made and not used",
  },
  {
    file: "layers/src/initialize/orthogonal.ts",
    what: "i < count → i <= count",
    why: "a vector that is made and not used",
  },
  {
    file: "layers/src/initialize/orthogonal.ts",
    what: "rows >= columns → rows > columns",
    why: "the transpose of a random orthogonal matrix is as likely as the matrix",
  },
  {
    file: "layers/src/initialize/orthogonal.ts",
    what: "i < vector.length → i <= vector.length",
    why: "typed arrays ignore what is written after their end",
  },
  {
    file: "losses/src/expect-numbers.ts",
    what: "i < elements.length → i <= elements.length",
    why: "what is after the end of an array is undefined, which is not NaN to Number.isNaN",
  },
  {
    file: "losses/src/expect-probabilities.ts",
    what: "example < examples → example <= examples",
    why: "the sum of what is after the end is NaN, which is not above the tolerance",
  },
  {
    file: "losses/src/expect-probabilities.ts",
    what: "Math.abs(sum - 1) > TOLERANCE → Math.abs(sum - 1) >= TOLERANCE",
    why: "the tolerance is for rounding, and is itself not exact",
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
    what: "ops.fill([length], 0): 0 → 1",
    why: "the first step multiplies the sum by 0",
  },
  {
    file: "optim/src/transformations/clip-by-norm.ts",
    what: "ops.add(divisor, overflow) → ops.subtract(divisor, overflow)",
    why: "the overflow is 0 or NaN",
  },
  {
    file: "optim/src/schedules/join.ts",
    what: "i > 0 → i >= 0",
    why: "there is nothing before the first, and no number is at most undefined",
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
    file: "optim/src/transformations/scale-by-learning-rate.ts",
    what: "rate >= 0 → rate > 0",
    why: "a rate of 0 is looked at once more, and let through",
  },
  {
    file: "optim/src/minimize/strong-wolfe.ts",
    what: "ROUNDING = 1e-13: 1e-13 → 2e-13",
    why: "how much rounding comes to is a rule of thumb",
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
    why: "typed arrays ignore what is written after their end",
  },
  {
    file: "losses/src/weights/weighted-targets.ts",
    what: "example + 1: 1 → 2",
    why: "the rows after overwrite what is too much",
  },
];
