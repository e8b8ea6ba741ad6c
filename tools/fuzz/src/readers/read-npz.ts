import { crc32, deflateRawSync } from "node:zlib";
import { NpyError, readNpz, writeNpz } from "@gd/data";
import { damages } from "../damages.ts";
import { joined } from "../joined.ts";
import { pick } from "../pick.ts";
import type { Change, Reader } from "../reader.ts";
import { npyArrays, npyChanges, npyFiles } from "./npy-files.ts";
import { MAXIMUM_BYTES } from "./read-idx.ts";

const NAME = Buffer.from("x.npy");
const START = 30 + NAME.length;
const END = 46 + NAME.length + 22;
/** 64 MB of zeros. */
const zeros = deflateRawSync(new Uint8Array(2 ** 26), { level: 9 });

interface Packing {
  /** The compressed bytes, if they are. */
  readonly compressed?: Uint8Array;
  /** The length that is promised. */
  readonly size?: number;
}

/** Content as the one member of a ZIP file. */
const zipped = (content: Uint8Array, { compressed, size = content.length }: Packing = {}): Uint8Array => {
  const bytes = compressed ?? content;
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(compressed === undefined ? 0 : 8, 4);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(bytes.length, 14);
  common.writeUInt32LE(size, 18);
  common.writeUInt16LE(NAME.length, 22);
  const local = joined(Buffer.from("PK\x03\x04"), common, NAME, bytes);
  const central = joined(Buffer.from("PK\x01\x02\x14\0"), common, new Uint8Array(14), NAME);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return joined(local, central, end);
};

/** The content of a file that `zipped` made, or undefined if it is compressed or another file. */
const contentOf = (file: Uint8Array): Uint8Array | undefined => {
  const isStored = file.length > START + END && file[8] === 0 && NAME.equals(file.subarray(30, START));
  return isStored ? file.subarray(START, file.length - END) : undefined;
};

/** Changes the array inside. */
const inside =
  (change: Change): Change =>
  (file, random) => {
    const content = contentOf(file);
    return content === undefined ? file : joined(file.subarray(0, START), change(content, random), file.subarray(-END));
  };

/** Compressed bytes that are damaged, not as many as promised, or a bomb. */
const compressBadly: Change = (file, random) => {
  const content = contentOf(file);
  if (content === undefined) return file;
  const compressed = deflateRawSync(content, { level: random.integer(10) });
  if (random.integer(3000) === 0) return zipped(content, { compressed: zeros });
  if (random.integer(4) === 0)
    return zipped(content, { compressed, size: random.integer(2 ** (1 + random.integer(30))) });
  return zipped(content, { compressed: pick(damages, random)(compressed, random) });
};

export const readNpzReader: Reader = {
  name: "readNpz",
  examples: [
    ...npyFiles.map((content) => zipped(content)),
    writeNpz({}),
    writeNpz(Object.fromEntries(npyArrays.map((array, number) => [`größe/${number}`, array]))),
  ],
  changes: [...[...npyChanges, ...damages].map(inside), ...damages, compressBadly],
  repair(file, random) {
    const content = contentOf(file);
    if (content === undefined) return file;
    const isStored = random.integer(2) === 0;
    return isStored
      ? zipped(content)
      : zipped(content, { compressed: deflateRawSync(content, { level: random.integer(10) }) });
  },
  async read(file) {
    const arrays = await readNpz(file, { maximumBytes: MAXIMUM_BYTES });
    for (const [name, array] of Object.entries(arrays)) {
      const { [name]: again } = await readNpz(writeNpz({ [name]: array }));
      const [one, other] = [array, again!].map(({ data }) => Buffer.from(data.buffer));
      if (!one!.equals(other!)) throw new Error(`${name} is another array when it is written again`);
    }
  },
  errors: [NpyError],
};
