import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { encodeUtf8 } from "@gd/tensor";
import { type FieldType, type Message, type MessageName, messages } from "./messages.js";

/** The bytes of a message, as protobuf has them. */
export const encode = <Name extends MessageName>(name: Name, message: Message<Name>): Uint8Array => {
  const writer = new BinaryWriter(encodeUtf8);
  writeFields(writer, name, message);
  return writer.finish();
};

type Fields = Readonly<Record<string, readonly [number: number, type: FieldType | readonly [FieldType]]>>;

const writeFields = (writer: BinaryWriter, name: MessageName, message: object): void => {
  const fields: Fields = messages[name];
  for (const [field, [number, type]] of Object.entries(fields)) {
    const value: unknown = Reflect.get(message, field);
    if (value !== undefined) writeField(writer, number, type, value);
  }
};

/** A value is of its field's type, which the type of a message follows from: the compiler has seen that where it was made. */
const writeField = (
  writer: BinaryWriter,
  number: number,
  type: FieldType | readonly [FieldType],
  value: unknown,
): void => {
  if (typeof type !== "string") writeList(writer, number, type[0], value as ArrayLike<unknown>);
  else if (type === "int64") writer.tag(number, WireType.Varint).int64(value as number);
  else if (type === "float") writer.tag(number, WireType.Bit32).float(value as number);
  else if (type === "string") writer.tag(number, WireType.LengthDelimited).string(value as string);
  else {
    writer.tag(number, WireType.LengthDelimited).fork();
    writeFields(writer, type, value as object);
    writer.join();
  }
};

/** Numbers are packed: one after the other under one tag. */
const writeList = (writer: BinaryWriter, number: number, type: FieldType, list: ArrayLike<unknown>): void => {
  if (type === "float") {
    writer.tag(number, WireType.LengthDelimited).bytes(bytesOf(list as ArrayLike<number>));
  } else if (type === "int64") {
    writer.tag(number, WireType.LengthDelimited).fork();
    for (let i = 0; i < list.length; i++) writer.int64(list[i] as number);
    writer.join();
  } else {
    for (let i = 0; i < list.length; i++) writeField(writer, number, type, list[i]);
  }
};

/** The same as float of the writer, one by one, which takes five times as long. */
const bytesOf = (numbers: ArrayLike<number>): Uint8Array => {
  const bytes = new DataView(new ArrayBuffer(4 * numbers.length));
  for (let i = 0; i < numbers.length; i++) bytes.setFloat32(4 * i, numbers[i]!, true);
  return new Uint8Array(bytes.buffer);
};
