import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";

/** A value of a hyperparameter, as TensorBoard knows them. */
export type HparamValue = number | string | boolean;

/** A hyperparameter of an experiment: which values it can have. */
export interface Hparam {
  readonly name: string;
  readonly values: readonly HparamValue[] | { readonly low: number; readonly high: number };
}

/** What TensorBoard's HParams is told: of an experiment, once, and of each session its beginning and its end. */
export type HparamsData =
  | { readonly type: "experiment"; readonly hparams: readonly Hparam[]; readonly metrics: readonly string[] }
  | { readonly type: "start"; readonly hparams: Readonly<Record<string, HparamValue>> }
  | { readonly type: "end"; readonly failed: boolean };

const TAGS = { experiment: "experiment", start: "session_start_info", end: "session_end_info" } as const;
/** Fields of `HParamsPluginData`. */
const FIELDS = { experiment: 2, start: 3, end: 4 } as const;
const [SUCCESS, FAILURE] = [1, 2];
const [STRING, BOOL, FLOAT64] = [1, 2, 3];
const DT_FLOAT = 1;

type Write = (writer: BinaryWriter) => unknown;
const message = (writer: BinaryWriter, field: number, write: Write): BinaryWriter => {
  writer.tag(field, WireType.LengthDelimited).fork();
  write(writer);
  return writer.join();
};
const text = (writer: BinaryWriter, field: number, value: string): BinaryWriter =>
  writer.tag(field, WireType.LengthDelimited).string(value);
const double = (writer: BinaryWriter, field: number, value: number): BinaryWriter =>
  writer.tag(field, WireType.Bit64).double(value);
const whole = (writer: BinaryWriter, field: number, value: number): BinaryWriter =>
  writer.tag(field, WireType.Varint).int32(value);

/** An event for TensorBoard's HParams. Source: plugin_data.proto and api.proto of tensorboard/plugins/hparams, version 0. */
export const hparamsEvent = (seconds: number, data: HparamsData): Uint8Array => {
  const event = double(new BinaryWriter(), 1, seconds);
  const value = (summary: BinaryWriter): BinaryWriter =>
    message(summary, 1, (inner) => {
      text(inner, 1, `_hparams_/${TAGS[data.type]}`);
      // A tensor without elements: what has none is not read at all.
      message(inner, 8, (tensor) => message(whole(tensor, 1, DT_FLOAT), 2, (shape) => message(shape, 2, () => {})));
      message(inner, 9, (metadata) =>
        message(metadata, 1, (plugin) => {
          text(plugin, 1, "hparams");
          message(plugin, 2, (content) =>
            message(content, FIELDS[data.type], (part) => writeData(part, data, seconds)),
          );
        }),
      );
    });
  return message(event, 5, value).finish();
};

const writeData = (writer: BinaryWriter, data: HparamsData, seconds: number): void => {
  switch (data.type) {
    case "experiment":
      double(writer, 3, seconds);
      for (const hparam of data.hparams) message(writer, 4, (info) => writeHparam(info, hparam));
      for (const metric of data.metrics)
        message(writer, 5, (info) => message(info, 1, (name) => text(name, 2, metric)));
      break;
    case "start":
      for (const [name, value] of Object.entries(data.hparams)) {
        message(writer, 1, (entry) => message(text(entry, 1, name), 2, (inner) => writeValue(inner, value)));
      }
      double(writer, 5, seconds);
      break;
    case "end":
      double(whole(writer, 1, data.failed ? FAILURE : SUCCESS), 2, seconds);
  }
};

const writeHparam = (writer: BinaryWriter, { name, values }: Hparam): void => {
  text(writer, 1, name);
  if ("low" in values) {
    whole(writer, 4, FLOAT64);
    message(writer, 6, (interval) => double(double(interval, 1, values.low), 2, values.high));
    return;
  }
  const [first] = values;
  whole(writer, 4, typeof first === "string" ? STRING : typeof first === "boolean" ? BOOL : FLOAT64);
  message(writer, 5, (list) => {
    for (const value of values) message(list, 1, (inner) => writeValue(inner, value));
  });
};

/** A `google.protobuf.Value`. */
const writeValue = (writer: BinaryWriter, value: HparamValue): unknown => {
  if (typeof value === "number") return double(writer, 2, value);
  return typeof value === "string" ? text(writer, 3, value) : writer.tag(4, WireType.Varint).bool(value);
};
