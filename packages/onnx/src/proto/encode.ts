import { encodeUtf8 } from "@gd/tensor";
import { type FieldType, type Message, type MessageName, messages } from "./messages.js";

/** The bytes of a message, as protobuf has them. */
export const encode = <Name extends MessageName>(name: Name, message: Message<Name>): Uint8Array =>
  joined(partsOf(name, message));

/** What follows a tag: a number, as many bytes as are said first, or four. */
const VARINT = 0;
const SIZED = 2;
const FOUR_BYTES = 5;

/** Pieces of bytes, one behind the other. */
type Parts = readonly Uint8Array[];
type Fields = Readonly<Record<string, readonly [number: number, type: FieldType | readonly [FieldType]]>>;

const partsOf = (name: MessageName, message: object): Parts => {
  const fields: Fields = messages[name];
  return Object.entries(fields).flatMap(([field, [number, type]]) => {
    const value: unknown = Reflect.get(message, field);
    return value === undefined ? [] : fieldOf(number, type, value);
  });
};

/** A value is of its field's type, which the type of a message follows from: the compiler has seen that where it was made. */
const fieldOf = (number: number, type: FieldType | readonly [FieldType], value: unknown): Parts => {
  if (typeof type !== "string") return listOf(number, type[0], value as ArrayLike<unknown>);
  if (type === "int64") return [tagOf(number, VARINT), varint(value as number)];
  if (type === "float") return [tagOf(number, FOUR_BYTES), floats([value as number])];
  return sized(number, type === "string" ? [encodeUtf8(value as string)] : partsOf(type, value as object));
};

/** Numbers are packed: one after the other under one tag. */
const listOf = (number: number, type: FieldType, list: ArrayLike<unknown>): Parts => {
  if (type === "float") return sized(number, [floats(list as ArrayLike<number>)]);
  if (type === "int64")
    return sized(
      number,
      Array.from(list as ArrayLike<number>, (value) => varint(value)),
    );
  return Array.from(list).flatMap((value) => fieldOf(number, type, value));
};

const sized = (number: number, parts: Parts): Parts => [tagOf(number, SIZED), varint(lengthOf(parts)), ...parts];

const tagOf = (number: number, kind: number): Uint8Array => varint(number * 8 + kind);

/** A whole number, seven bits to a byte, the lowest first; a negative one as the 64 bits of its two's complement. */
const varint = (value: number): Uint8Array => {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
};

const floats = (numbers: ArrayLike<number>): Uint8Array => {
  const bytes = new DataView(new ArrayBuffer(4 * numbers.length));
  for (let i = 0; i < numbers.length; i++) bytes.setFloat32(4 * i, numbers[i]!, true);
  return new Uint8Array(bytes.buffer);
};

const lengthOf = (parts: Parts): number => parts.reduce((length, part) => length + part.length, 0);

const joined = (parts: Parts): Uint8Array => {
  const bytes = new Uint8Array(lengthOf(parts));
  let start = 0;
  for (const part of parts) {
    bytes.set(part, start);
    start += part.length;
  }
  return bytes;
};
