import {
  type Context,
  expectArgument,
  expectContext,
  expectTensor,
  isTensor,
  type Parameters,
  type Tensor,
} from "@gd/tensor";

/** What a layer's `forward` is given. */
interface Given {
  readonly context: Context;
  readonly parameters: Parameters;
  readonly input: Tensor;
  readonly statistics: Parameters | undefined;
}

/** Throws an ArgumentError, naming the layer, unless `forward` is given a context, parameters and a tensor. */
export const expectGiven = (layer: string, { context, parameters, input, statistics }: Given): void => {
  // In each step, for each layer: no text is made as long as all is well.
  const areTrees = isObject(parameters) && (statistics === undefined || isObject(statistics));
  if (areTrees && isContext(context) && isTensor(input)) {
    // Within a model, the model has looked at the elements.
    if (context.path.length === 0) expectTensor(`${layer}.forward(input)`, input);
    return;
  }
  const place = (argument: string): string => `${layer}.forward(${argument})`;
  expectContext(place("context"), context);
  expectTensor(place("input"), input);
  const isTree = isObject(parameters);
  expectArgument(false, {
    place: place(isTree ? "statistics" : "parameters"),
    expected: `what ${isTree ? "initializeStatistics" : "initialize"} returns`,
    received: isTree ? statistics : parameters,
  });
};

/** Whether a value is a context, as far as can be seen at a glance. */
export const isContext = (value: unknown): boolean =>
  isObject(value) && "ops" in value && isObject(value.ops) && "path" in value && Array.isArray(value.path);

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
