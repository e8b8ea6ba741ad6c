import { deflateRawSync } from "node:zlib";
import { crc32 } from "../src/formats/gzip/crc32.js";

/** A member of a ZIP file, and what may be wrong with it. */
export interface Member {
  readonly name: string;
  readonly content: Uint8Array;
  readonly deflated: boolean;
  readonly compressed?: Uint8Array;
  readonly checksum?: number;
  readonly size?: number;
  readonly flags?: number;
  readonly method?: number;
  /** The method of compression and the name in the member itself. */
  readonly localMethod?: number;
  readonly localName?: string;
  readonly rawName?: Uint8Array;
  /** The lengths of what readers skip. */
  readonly extra?: number;
  readonly comment?: number;
  /** The number of a member whose bytes are those of this one. */
  readonly sameAs?: number;
  /** Where the directory says that it begins. */
  readonly start?: number;
}

const half = (value: number): number[] => [value & 0xff, value >>> 8];
const word = (value: number): number[] => [...half(value & 0xffff), ...half(value >>> 16)];

/** A ZIP file made by hand, as many programs write it. */
export const zipFile = (
  members: readonly Member[],
  { comment = 0, count = members.length, part = 0 } = {},
): Uint8Array<ArrayBuffer> => {
  const file: number[] = [];
  const starts: number[] = [];
  const common = (member: Member, bytes: Uint8Array, name: Uint8Array): number[] => {
    const { flags = 0, method = member.deflated ? 8 : 0, checksum = crc32(member.content) } = member;
    const { size = member.content.length, extra = 0 } = member;
    return [
      ...[20, flags, method, 0, 33].flatMap(half),
      ...[checksum, bytes.length, size].flatMap(word),
      ...[name.length, extra].flatMap(half),
    ];
  };
  const parts = members.map((member) => {
    const bytes = member.compressed ?? (member.deflated ? deflateRawSync(member.content) : member.content);
    const name = member.rawName ?? Buffer.from(member.name);
    return { member, bytes, name };
  });
  for (const { member, bytes, name } of parts) {
    starts.push(member.start ?? starts[member.sameAs ?? -1] ?? file.length);
    if (member.sameAs !== undefined) continue;
    const local = member.localName === undefined ? name : Buffer.from(member.localName);
    const own = member.localMethod === undefined ? {} : { method: member.localMethod };
    file.push(
      ...word(0x04034b50),
      ...common({ ...member, ...own }, bytes, local),
      ...local,
      ...Array(member.extra ?? 0).fill(1),
    );
    for (const byte of bytes) file.push(byte);
  }
  const directory = file.length;
  for (const [number, { member, bytes, name }] of parts.entries()) {
    const { extra = 0, comment: length = 0 } = member;
    file.push(...word(0x02014b50), ...half(20), ...common(member, bytes, name));
    file.push(...[length, 0, 0].flatMap(half), ...[0, starts[number]!].flatMap(word), ...name);
    file.push(...Array(extra + length).fill(1));
  }
  const end = file.length;
  file.push(...word(0x06054b50), ...[part, 0, count, count].flatMap(half));
  file.push(...word(end - directory), ...word(directory), ...half(comment), ...Array(comment).fill(0x20));
  return Uint8Array.from(file);
};
