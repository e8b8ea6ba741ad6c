import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";

/** The first event of a file, which says its version. */
export const versionEvent = (seconds: number): Uint8Array =>
  new BinaryWriter()
    .tag(1, WireType.Bit64)
    .double(seconds)
    .tag(3, WireType.LengthDelimited)
    .string("brain.Event:2")
    .finish();

/** An event with scalars, as TensorBoard reads it: `tensorflow.Event` with a `Summary` of simple values. */
export const scalarsEvent = (seconds: number, step: number, scalars: Readonly<Record<string, number>>): Uint8Array => {
  const writer = new BinaryWriter().tag(1, WireType.Bit64).double(seconds).tag(2, WireType.Varint).int64(step);
  writer.tag(5, WireType.LengthDelimited).fork();
  for (const [tag, value] of Object.entries(scalars)) {
    writer.tag(1, WireType.LengthDelimited).fork();
    writer.tag(1, WireType.LengthDelimited).string(tag).tag(2, WireType.Bit32).float(value);
    writer.join();
  }
  return writer.join().finish();
};
