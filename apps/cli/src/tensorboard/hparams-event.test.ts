import { BinaryReader } from "@bufbuild/protobuf/wire";
import { expect, test } from "vitest";
import { type HparamsData, hparamsEvent } from "./hparams-event.js";

type Fields = Readonly<Record<number, readonly unknown[]>>;

/** The fields of a message, each with all that it has. */
const fieldsOf = (bytes: unknown): Fields => {
  const reader = new BinaryReader(bytes as Uint8Array);
  const fields: Record<number, unknown[]> = {};
  while (reader.pos < reader.len) {
    const [field, type] = reader.tag();
    const value = type === 0 ? Number(reader.int64()) : type === 1 ? reader.double() : reader.bytes();
    fields[field] = [...(fields[field] ?? []), value];
  }
  return fields;
};
const at = (fields: Fields, field: number): Fields => fieldsOf(fields[field]![0]);
const text = (fields: Fields, field: number): string => new TextDecoder().decode(fields[field]![0] as Uint8Array);

/** What is told of in an event: its tag, and the field of HParamsPluginData that it fills. */
const told = (data: HparamsData) => {
  const event = fieldsOf(hparamsEvent(1_700_000_000.5, data));
  expect(event[1]).toEqual([1_700_000_000.5]);
  const value = at(at(event, 5), 1);
  // A tensor of type float and of the shape [0].
  expect(at(value, 8)[1]).toEqual([1]);
  expect(at(at(value, 8), 2)[2]!.map((size) => (size as Uint8Array).length)).toEqual([0]);
  const plugin = at(at(value, 9), 1);
  expect(text(plugin, 1)).toBe("hparams");
  const content = at(plugin, 2);
  return { tag: text(value, 1), fields: Object.keys(content).map(Number), content };
};

test("an experiment has its hyperparameters with their values, and its metrics", () => {
  const { tag, fields, content } = told({
    type: "experiment",
    hparams: [
      { name: "rate", values: { low: 0.001, high: 0.1 } },
      { name: "model", values: ["linear", "dense"] },
      { name: "balanced", values: [true, false] },
    ],
    metrics: ["validation loss"],
  });
  expect([tag, fields]).toEqual(["_hparams_/experiment", [2]]);
  const { 4: infos, 5: metrics } = at(content, 2);
  const [rate, model, balanced] = infos!.map(fieldsOf);
  expect([text(rate!, 1), rate![4], at(rate!, 6)]).toEqual(["rate", [3], { 1: [0.001], 2: [0.1] }]);
  expect([text(model!, 1), model![4]]).toEqual(["model", [1]]);
  expect(at(model!, 5)[1]!.map((value) => text(fieldsOf(value), 3))).toEqual(["linear", "dense"]);
  expect([balanced![4], at(balanced!, 5)[1]!.map((value) => fieldsOf(value)[4])]).toEqual([[2], [[1], [0]]]);
  expect(text(at(fieldsOf(metrics![0]), 1), 2)).toBe("validation loss");
});

test("a session has its values, when it began, and how it ended", () => {
  const start = told({ type: "start", hparams: { rate: 0.01, model: "dense", balanced: true } });
  expect([start.tag, start.fields]).toEqual(["_hparams_/session_start_info", [3]]);
  const session = at(start.content, 3);
  const entries = session[1]!.map(fieldsOf).map((entry) => [text(entry, 1), at(entry, 2)] as const);
  expect(entries.map(([name]) => name)).toEqual(["rate", "model", "balanced"]);
  expect(entries[0]![1]).toEqual({ 2: [0.01] });
  expect(text(entries[1]![1], 3)).toBe("dense");
  expect(entries[2]![1]).toEqual({ 4: [1] });
  expect(session[5]).toEqual([1_700_000_000.5]);
  for (const [failed, status] of [
    [false, 1],
    [true, 2],
  ] as const) {
    const end = told({ type: "end", failed });
    expect([end.tag, end.fields]).toEqual(["_hparams_/session_end_info", [4]]);
    expect(at(end.content, 4)).toEqual({ 1: [status], 2: [1_700_000_000.5] });
  }
});
