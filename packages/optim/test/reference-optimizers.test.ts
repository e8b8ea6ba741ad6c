import type { GradientTransformation } from "@gd/tensor";
import { expect, test } from "vitest";
import reference from "../fixtures/optimizers.json" with { type: "json" };
import {
  adadelta,
  adagrad,
  adam,
  adamax,
  adamW,
  chain,
  clipByNorm,
  clipByValue,
  gradientDescent,
  momentum,
  nadam,
  nesterov,
  rmsprop,
  weightDecay,
} from "../src/index.js";
import { expectReferenceTrajectory } from "./expect-reference-trajectory.js";

const { cases } = reference;
type Name = keyof typeof cases;

/** PyTorch's names of options, and ours. The other options have the same defaults. */
const OURS = {
  lr: "learningRate",
  momentum: "momentum",
  alpha: "varianceDecay",
  rho: "varianceDecay",
  centered: "centered",
  amsgrad: "amsgrad",
  weight_decay: "weightDecay",
} as const;

type Ours<Options> = { readonly [K in keyof Options & keyof typeof OURS as (typeof OURS)[K]]: Options[K] };

/** A case's options under our names, without those that we do not have, such as `nesterov: true`. */
const optionsOf = <N extends Name>(name: N): Ours<(typeof cases)[N]["options"]> => {
  const renamed = Object.entries(cases[name].options).flatMap(([option, value]) =>
    option in OURS ? [[OURS[option as keyof typeof OURS], value]] : [],
  );
  return Object.fromEntries(renamed);
};

/** Stochastic gradient descent with weight decay is a chain here. */
const decayed = <Options extends { readonly weightDecay: number }>(
  make: (options: Omit<Options, "weightDecay">) => GradientTransformation,
  { weightDecay: decay, ...options }: Options,
) => chain(weightDecay(decay), make(options));

const optimizers: Readonly<Record<Name, GradientTransformation>> = {
  gradientDescent: gradientDescent(optionsOf("gradientDescent")),
  momentum: momentum(optionsOf("momentum")),
  nesterov: nesterov(optionsOf("nesterov")),
  "gradientDescent-weightDecay": decayed(gradientDescent, optionsOf("gradientDescent-weightDecay")),
  "momentum-weightDecay": decayed(momentum, optionsOf("momentum-weightDecay")),
  adagrad: adagrad(optionsOf("adagrad")),
  rmsprop: rmsprop(optionsOf("rmsprop")),
  "rmsprop-momentum": rmsprop(optionsOf("rmsprop-momentum")),
  "rmsprop-centered": rmsprop(optionsOf("rmsprop-centered")),
  adadelta: adadelta(optionsOf("adadelta")),
  adam: adam(optionsOf("adam")),
  "adam-amsgrad": adam(optionsOf("adam-amsgrad")),
  adamW: adamW(optionsOf("adamW")),
  // The values are of PyTorch 1.13, whose Πₜ₊₁ had one factor too many (pytorch/pytorch#92699).
  nadam: nadam({ ...optionsOf("nadam"), momentumTwice: true }),
  adamax: adamax(optionsOf("adamax")),
  "gradientDescent-clipNorm": chain(
    clipByNorm(cases["gradientDescent-clipNorm"].options.limit),
    gradientDescent(optionsOf("gradientDescent-clipNorm")),
  ),
  "gradientDescent-clipValue": chain(
    clipByValue(cases["gradientDescent-clipValue"].options.limit),
    gradientDescent(optionsOf("gradientDescent-clipValue")),
  ),
};

test.each(Object.keys(cases) as Name[])("%s follows the trajectory of PyTorch's", (name) => {
  if (name in { gradientDescent, momentum, nesterov, adagrad, rmsprop, adadelta, adam, adamW, nadam, adamax }) {
    expect(optimizers[name].name).toBe(name);
  }
  expectReferenceTrajectory(optimizers[name], name, "float64");
  expectReferenceTrajectory(optimizers[name], name, "float32");
});
