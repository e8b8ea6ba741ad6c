/**
 * The messages that a model needs, of those in `onnx.proto`: each field's number and type. A type in brackets is a list.
 *
 * Source  github.com/onnx/onnx, onnx/onnx.proto, at IR version 8
 */
export const messages = {
  Model: {
    irVersion: [1, "int64"],
    producerName: [2, "string"],
    graph: [7, "Graph"],
    opsetImport: [8, ["OperatorSet"]],
  },
  OperatorSet: { domain: [1, "string"], version: [2, "int64"] },
  Graph: {
    node: [1, ["Node"]],
    name: [2, "string"],
    initializer: [5, ["Tensor"]],
    input: [11, ["ValueInfo"]],
    output: [12, ["ValueInfo"]],
  },
  Node: {
    input: [1, ["string"]],
    output: [2, ["string"]],
    name: [3, "string"],
    opType: [4, "string"],
    attribute: [5, ["Attribute"]],
  },
  Attribute: {
    name: [1, "string"],
    f: [2, "float"],
    i: [3, "int64"],
    ints: [8, ["int64"]],
    type: [20, "int64"],
  },
  Tensor: {
    dims: [1, ["int64"]],
    dataType: [2, "int64"],
    floatData: [4, ["float"]],
    stringData: [6, ["string"]],
    name: [8, "string"],
  },
  ValueInfo: { name: [1, "string"], type: [2, "Type"] },
  Type: { tensorType: [1, "TensorType"] },
  TensorType: { elementType: [1, "int64"], shape: [2, "Shape"] },
  Shape: { dimension: [1, ["Dimension"]] },
  Dimension: { size: [1, "int64"], parameter: [2, "string"] },
} as const;

type Messages = typeof messages;

/** The name of a message. */
export type MessageName = keyof Messages;

/** Types of protobuf, and what their values are here; enumerations are written as int64, which has the same bytes. */
interface Scalars {
  readonly int64: number;
  readonly float: number;
  readonly string: string;
}

/** A type of a field that is no list. */
export type FieldType = keyof Scalars | MessageName;

type ValueOf<Type> = Type extends readonly [infer Item]
  ? Item extends "float" | "int64"
    ? ArrayLike<number>
    : readonly ValueOf<Item>[]
  : Type extends keyof Scalars
    ? Scalars[Type]
    : Type extends MessageName
      ? Message<Type>
      : never;

/** A message of this name; what it leaves out is not written. */
export type Message<Name extends MessageName> = {
  readonly [Field in keyof Messages[Name]]?: Messages[Name][Field] extends readonly [number, infer Type]
    ? ValueOf<Type>
    : never;
};
