import {
  type DType,
  type Elements,
  type Interpreter,
  isTensor,
  type Ops,
  type Outcome,
  type Report,
  referenceInterpreter,
  type Shape,
  type Tensor,
} from "@gd/tensor";
import { operationNames } from "@gd/tensor/interpreter";

/** An interpreter that answers later, as its type says. */
export interface LaterInterpreter extends Interpreter {
  run(body: () => Outcome): Promise<Report>;
  compile<Inputs extends readonly Tensor[]>(body: (inputs: Inputs) => Outcome): (inputs: Inputs) => Promise<Report>;
  read(tensor: Tensor): Promise<Elements>;
}

/**
 * For tests: the reference as if its memory were elsewhere. Whoever reads the `data` of its tensors gets an error, and the
 * answers come a turn of the event loop later. Tensors of others are taken as they are.
 */
export const laterInterpreter = ({ dtype = "float32" }: { readonly dtype?: DType } = {}): LaterInterpreter => {
  const reference = referenceInterpreter({ dtype });
  const own = new WeakMap<Tensor, Tensor>();

  const outside = <S extends Shape>(inner: Tensor<S>): Tensor<S> => {
    const tensor: Tensor<S> = {
      shape: inner.shape,
      dtype,
      transposed: false,
      get data(): never {
        throw new Error("the elements of this tensor are elsewhere");
      },
    };
    own.set(tensor, inner);
    return tensor;
  };
  const inside = <S extends Shape>(tensor: Tensor<S>): Tensor<S> =>
    (own.get(tensor) as Tensor<S> | undefined) ?? tensor;
  /** The tensors of operands or of a result. */
  const allInside = (value: unknown): unknown => {
    if (isTensor(value)) return inside(value);
    if (Array.isArray(value)) return value.map(allInside);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, allInside(part)]));
  };

  const arithmetic = operationNames.map((name) => {
    const compute = reference.ops[name] as (...operands: readonly unknown[]) => Tensor;
    return [name, (...operands: readonly unknown[]) => outside(compute(...operands.map(allInside)))];
  });
  // As in `interpret`: operations that are all treated alike cannot be typed one by one.
  const ops: Ops = {
    ...(Object.fromEntries(arithmetic) as Omit<Ops, "dtype" | "from">),
    dtype,
    from: (source) => (own.has(source) ? source : reference.ops.from(source)),
  };

  const run = async (body: () => Outcome): Promise<Report> => {
    const report = reference.run(() => allInside(body()) as Outcome);
    await nextTurn();
    return report;
  };
  return {
    ops,
    reference: reference.ops,
    variable: (source) => outside(reference.variable(inside(source))),
    assign: (target, source) => reference.assign(inside(target), inside(source)),
    increase: (target, by) => reference.increase(inside(target), inside(by)),
    step(body) {
      let result: { readonly value: ReturnType<typeof body> } | undefined;
      reference.step(() => {
        result = { value: body() };
        return allInside(result.value);
      });
      return result!.value;
    },
    run,
    compile: (body) => (inputs) => run(() => body(inputs)),
    async read(tensor) {
      const elements = reference.read(inside(tensor)).slice();
      await nextTurn();
      return elements;
    },
  };
};

const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
