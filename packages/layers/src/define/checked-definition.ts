import {
  ArgumentError,
  type Context,
  expectContext,
  expectFunction,
  expectOptions,
  expectParameters,
  expectSizes,
  expectString,
  formatShape,
  isTensor,
  leaves,
  type Parameters,
  type Shape,
  sameShape,
} from "@gd/tensor";
import { isContext } from "./expect-given.js";
import { expectTraits } from "./expect-traits.js";
import type { LayerDefinition } from "./layer-definition.js";
import { placeInModel } from "./place-in-model.js";

/** The same definition, once it has been looked at; what its functions return is looked at as well, as they may be anybody's. */
export const checkedDefinition = <In extends Shape, Out extends Shape, P extends Parameters, S extends Parameters>(
  definition: LayerDefinition<In, Out, P, S>,
): LayerDefinition<In, Out, P, S> => {
  const place = (option: string): string => `defineLayer(${option})`;
  const { name, inputShape, outputShape } = expectOptions("defineLayer", definition, NAMES);
  expectString(place("name"), name);
  expectSizes(place("inputShape"), inputShape, 0);
  expectSizes(place("outputShape"), outputShape, 0);
  expectFunction(place("initialize"), definition.initialize, "A layer without parameters has () => none.");
  expectFunction(place("initializeStatistics"), definition.initializeStatistics, "Where there are none: noStatistics.");
  expectFunction(place("forward"), definition.forward);
  expectTraits("defineLayer", definition);

  // What a function returns has the same names each time: once is enough, and costs later steps nothing.
  const checkedTree = <T extends Parameters>(
    method: "initialize" | "initializeStatistics",
    make: (context: Context) => T,
  ) => {
    let isKnown = false;
    return (context: Context): T => {
      if (!isContext(context)) expectContext(`${name}.${method}(context)`, context);
      const tree = make(context);
      if (!isKnown) expectParameters(`${placeInModel(context, name)}: what its ${method} returns`, tree);
      isKnown = true;
      return tree;
    };
  };
  const refuse = (context: Context, method: string, expected: string, received: unknown): never => {
    throw new ArgumentError({ place: `${placeInModel(context, name)}: its ${method}`, expected, received });
  };
  let isKnown = false;
  return {
    ...definition,
    initialize: checkedTree("initialize", (context) => definition.initialize(context)),
    initializeStatistics: checkedTree("initializeStatistics", (context) => definition.initializeStatistics(context)),
    forward(context, parameters, input, statistics) {
      const forward = definition.forward(context, parameters, input, statistics);
      if (typeof forward?.backward !== "function")
        refuse(context, "forward", "to return { output, backward }", forward);
      if (isKnown) return forward;
      const checked = (method: string, gradients: P): P => {
        isKnown = areLike(gradients, parameters);
        return isKnown
          ? gradients
          : refuse(context, method, `to return gradients of ${namesOf(parameters)}`, gradients);
      };
      return {
        output: forward.output,
        statistics: forward.statistics,
        backward(outputGradient) {
          const { inputGradient, gradients } = Object(forward.backward(outputGradient));
          return { inputGradient, gradients: checked("backward", gradients) };
        },
        parameterGradients: (outputGradient) =>
          forward.parameterGradients === undefined
            ? checked("backward", Object(forward.backward(outputGradient)).gradients)
            : checked("parameterGradients", forward.parameterGradients(outputGradient)),
      };
    },
  };
};

const NAMES = [
  "name",
  "inputShape",
  "outputShape",
  "initialize",
  "initializeStatistics",
  "forward",
  "description",
  "coefficients",
  "repeatable",
] as const;

/** Whether gradients have the names of parameters, and the shapes of those that are tensors: layers within look at theirs. */
const areLike = (gradients: unknown, parameters: Parameters): boolean => {
  if (isTensor(parameters)) return isTensor(gradients) && sameShape(gradients.shape, parameters.shape);
  if (typeof gradients !== "object" || gradients === null) return false;
  const names = Object.keys(parameters);
  for (const name of names) {
    const [gradient, parameter]: readonly unknown[] = [Reflect.get(gradients, name), Reflect.get(parameters, name)];
    if (gradient === undefined || (isTensor(parameter) && !areLike(gradient, parameter))) return false;
  }
  return Object.keys(gradients).length === names.length;
};

/** `weight [2, 3], bias [3]`. */
const namesOf = (parameters: Parameters): string => {
  const names = leaves(parameters).map(([path, { shape }]) => `${path} ${formatShape(shape)}`);
  return names.length === 0 ? "no parameters" : names.join(", ");
};
