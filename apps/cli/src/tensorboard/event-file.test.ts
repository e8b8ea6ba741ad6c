import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BinaryReader } from "@bufbuild/protobuf/wire";
import { expect, test } from "vitest";
import { crc32c } from "./crc32c.js";
import { createEventFile } from "./event-file.js";

test("crc32c has the values of RFC 3720", () => {
  expect(crc32c(new TextEncoder().encode("123456789"))).toBe(0xe306_9283);
  expect(crc32c(new Uint8Array(32))).toBe(0x8a91_36aa);
  expect(crc32c(new Uint8Array(32).fill(0xff))).toBe(0x62a8_ab43);
});

/** The fields of a message, by their numbers. */
const fieldsOf = (bytes: Uint8Array): Record<number, unknown> => {
  const reader = new BinaryReader(bytes);
  const fields: Record<number, unknown> = {};
  while (reader.pos < reader.len) {
    const [field, type] = reader.tag();
    fields[field] =
      type === 0 ? Number(reader.int64()) : type === 1 ? reader.double() : type === 5 ? reader.float() : reader.bytes();
  }
  return fields;
};

test("an event file has a version and scalars in records with right checksums", async () => {
  const folder = await mkdtemp(join(tmpdir(), "events-"));
  const { scalars } = createEventFile(folder, () => 1_700_000_000_500);
  scalars(3, { loss: 0.5, "validation loss": 0.25 });
  const [name] = await readdir(folder);
  expect(name).toBe("events.out.tfevents.1700000000.gd");
  const bytes = await readFile(join(folder, name!));
  const unmasked = (crc: number): number => {
    const turned = (crc - 0xa282_ead8) >>> 0;
    return ((turned >>> 17) | (turned << 15)) >>> 0;
  };
  const records: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = Number(bytes.readBigUInt64LE(at));
    const data = bytes.subarray(at + 12, at + 12 + length);
    expect(unmasked(bytes.readUInt32LE(at + 8))).toBe(crc32c(bytes.subarray(at, at + 8)));
    expect(unmasked(bytes.readUInt32LE(at + 12 + length))).toBe(crc32c(data));
    records.push(data);
    at += 16 + length;
  }
  const [version, event] = records.map(fieldsOf);
  const text = (bytes: unknown) => new TextDecoder().decode(bytes as Uint8Array);
  expect([version![1], text(version![3])]).toEqual([1_700_000_000.5, "brain.Event:2"]);
  expect([event![1], event![2]]).toEqual([1_700_000_000.5, 3]);
  // The last of the values.
  const value = fieldsOf(fieldsOf(event![5] as Uint8Array)[1] as Uint8Array);
  expect([text(value[1]), value[2]]).toEqual(["validation loss", 0.25]);
  await rm(folder, { recursive: true });
});
