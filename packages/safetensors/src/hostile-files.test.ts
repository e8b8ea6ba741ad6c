import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forged, headerOf, sealed } from "../test/forged.js";
import { sourceOf } from "../test/source-of.js";
import { openSafetensors } from "./open-safetensors.js";
import { parseSafetensors } from "./parse-safetensors.js";
import { SafetensorsError } from "./safetensors-error.js";
import { writeSafetensors } from "./write-safetensors.js";

/** What a file is refused with, by both readers alike. */
const refusal = async (file: Uint8Array): Promise<string> => {
  const errors = await Promise.all(
    [Promise.resolve().then(() => parseSafetensors(file)), openSafetensors(sourceOf(file))].map((reading) =>
      reading.then(
        () => undefined,
        (error: unknown) => error,
      ),
    ),
  );
  const [error, other] = errors;
  expect(other).toEqual(error);
  expect(error).toBeInstanceOf(SafetensorsError);
  const { reason, message } = error as SafetensorsError;
  expect(message.length).toBeLessThan(500);
  return `${reason}: ${message}`;
};

const bytes = (begin: number, end: number) => ({ dtype: "U8", shape: [end - begin], data_offsets: [begin, end] });
const OTHER_COPY = "check that this is the right file, and take another copy of it";

describe("refused by name:", () => {
  const a = bytes(0, 4);
  const cases: { readonly [what: string]: readonly [file: Uint8Array, reason: string, message: string] } = {
    "no bytes": [new Uint8Array(), "cut", `it has 0 bytes, and a safetensors file 8 or more; ${OTHER_COPY}`],
    "what is something else": [
      new TextEncoder().encode('{ "a": "text" }'),
      "long-header",
      "its header says to be 2459029315877216379 bytes, of at most 1048576; check that it is a safetensors file, and raise",
    ],
    "a file that ends within its header": [
      forged({ a }, 4).subarray(0, 20),
      "cut",
      "its header is 53 bytes, and the file 20",
    ],
    "a header that is no UTF-8": [
      sealed(Uint8Array.of(0x7b, 0xff, 0x7d), 0),
      "header",
      "its header is not JSON in UTF-8",
    ],
    "a header that is no JSON": [forged("{ a: 1 }"), "header", "its header is not JSON in UTF-8"],
    "an empty header": [forged(""), "header", "its header is not JSON in UTF-8, followed by spaces alone"],
    "a header of spaces": [forged("   "), "header", "its header is not JSON"],
    "spaces before the header": [forged(" {}"), "header", "its header is not JSON"],
    "zeros behind the header": [forged("{}\0\0"), "header", "its header is not JSON"],
    "a line behind the header": [forged("{}\n"), "header", "its header is not JSON"],
    "a byte order mark": [forged("\ufeff{}"), "header", "its header is not JSON"],
    "two headers": [forged("{}{}"), "header", "its header is not JSON"],
    "a header that is a list": [forged([]), "header", "its header is not JSON"],
    "a header that is null": [forged(null), "header", "its header is not JSON"],
    "a tensor twice": [
      forged(
        '{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}',
        4,
      ),
      "duplicate-name",
      `its header has "a" twice`,
    ],
    "a tensor twice, once with escapes": [
      forged(
        '{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"\\u0061":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}',
        4,
      ),
      "duplicate-name",
      `its header has "a" twice`,
    ],
    "a member twice": [
      forged('{"a":{"dtype":"U8","shape":[1],"shape":[4],"data_offsets":[0,4]}}', 4),
      "duplicate-name",
      `its header has "shape" twice`,
    ],
    "metadata twice": [
      forged('{"__metadata__":{"a":"1"},"__metadata__":{}}'),
      "duplicate-name",
      `has "__metadata__" twice`,
    ],
    "a name of the metadata twice": [forged('{"__metadata__":{"a":"1","a":"2"}}'), "duplicate-name", `has "a" twice`],
    "metadata that is a list": [
      forged({ __metadata__: [] }),
      "header",
      "its __metadata__ expects an object, but received []",
    ],
    "metadata that is null": [
      forged({ __metadata__: null }),
      "header",
      "its __metadata__ expects an object, but received",
    ],
    "metadata that is a number": [
      forged({ __metadata__: { epoch: 3 } }),
      "header",
      'its __metadata__, in "epoch", expects a well-formed text, but received 3',
    ],
    "half of a surrogate pair in the metadata": [
      forged({ __metadata__: { a: "\ud800" } }),
      "header",
      'its __metadata__, in "a", expects a well-formed text, but received "\\ud800"',
    ],
    "half of a surrogate pair in a name": [
      forged({ "\udc00": a }, 4),
      "header",
      'its tensor "\\udc00" expects a well-formed text',
    ],
    "a tensor that is null": [forged({ a: null }), "header", 'its tensor "a" expects an object, but received null'],
    "a tensor that is a list": [forged({ a: [] }), "header", 'its tensor "a" expects an object, but received []'],
    "a tensor of the name __proto__": [
      forged('{"__proto__":5}'),
      "header",
      'its tensor "__proto__" expects an object, but received 5',
    ],
    "a member that is not of the format": [
      forged({ a: { ...a, stride: [1] } }, 4),
      "header",
      'its tensor "a" expects no member but dtype, shape, data_offsets, but received "stride"',
    ],
    "a member in a prototype": [
      forged('{"a":{"__proto__":{"dtype":"U8"},"shape":[4],"data_offsets":[0,4]}}', 4),
      "header",
      'but received "__proto__"',
    ],
    "no dtype": [
      forged({ a: { ...a, dtype: undefined } }, 4),
      "header",
      'its tensor "a", in its dtype, expects a string, but received undefined',
    ],
    "a dtype that is not known": [
      forged({ a: { ...a, dtype: "F8_E4M3" } }, 4),
      "unknown-type",
      'its tensor "a" has elements of the type "F8_E4M3"; the types that are read are F64, F32, F16, BF16, I64, U64,',
    ],
    "a dtype that objects have": [
      forged({ a: { ...a, dtype: "toString" } }, 4),
      "unknown-type",
      'its tensor "a" has elements of the type "toString"',
    ],
    "no shape": [
      forged({ a: { ...a, shape: undefined } }, 4),
      "header",
      'its tensor "a", in its shape, expects a list, but received undefined',
    ],
    "sizes below 0, of the right product": [
      forged({ a: { ...a, shape: [-2, -2] } }, 4),
      "header",
      'its tensor "a", in its shape, expects whole numbers from 0 to 2^53 − 1, but received -2',
    ],
    "a size that is −0": [
      forged('{"a":{"dtype":"U8","shape":[-0],"data_offsets":[0,0]}}'),
      "header",
      "in its shape, expects whole numbers from 0 to 2^53 − 1, but received -0",
    ],
    "half a size": [forged({ a: { ...a, shape: [0.5, 8] } }, 4), "header", "but received 0.5"],
    "a size that is text": [forged({ a: { ...a, shape: ["4"] } }, 4), "header", 'but received "4"'],
    "a size beyond whole numbers": [
      forged('{"a":{"dtype":"U8","shape":[9007199254740993],"data_offsets":[0,9007199254740993]}}'),
      "header",
      "in its shape, expects whole numbers from 0 to 2^53 − 1, but received 9007199254740992",
    ],
    "sizes whose product is beyond all memory": [
      forged({ a: { ...a, shape: [2 ** 31, 2 ** 31, 2 ** 31] } }, 4),
      "offsets",
      'its tensor "a" is U8 [2147483648, 2147483648, 2147483648], which is 9.903520314283042e+27 bytes, and its data_offsets',
    ],
    "sizes whose product overflows to the right one": [
      forged({ a: { ...a, shape: [2 ** 32, 2 ** 32, 4] } }, 4),
      "offsets",
      "which is 73786976294838210000 bytes, and its data_offsets are [0, 4]",
    ],
    "sizes whose product is infinite": [
      forged({ a: { ...a, shape: Array(100).fill(2 ** 52) } }, 4),
      "offsets",
      "4503599627370496, …], which is Infinity bytes",
    ],
    "sizes whose product is infinite, but for a 0": [
      forged({ a: { ...a, shape: [...Array(100).fill(2 ** 52), 0] } }, 4),
      "offsets",
      "which is 0 bytes, and its data_offsets are [0, 4]",
    ],
    "fewer bytes than its elements": [
      forged({ a: { ...a, dtype: "F32" } }, 4),
      "offsets",
      'its tensor "a" is F32 [4], which is 16 bytes, and its data_offsets are [0, 4]',
    ],
    "places that run backwards": [
      forged({ a: { ...a, data_offsets: [4, 0] } }, 4),
      "offsets",
      "which is 4 bytes, and its data_offsets are [4, 0]",
    ],
    "one place": [forged({ a: { ...a, data_offsets: [4] } }, 4), "offsets", "and its data_offsets are [4]"],
    "three places": [forged({ a: { ...a, data_offsets: [0, 4, 8] } }, 4), "offsets", "data_offsets are [0, 4, 8]"],
    "a place that is null": [
      forged({ a: { ...a, data_offsets: [null, 4] } }, 4),
      "header",
      "in its data_offsets, expects whole numbers from 0 to 2^53 − 1, but received null",
    ],
    "tensors that overlap": [
      forged({ a, b: bytes(3, 5) }, 5),
      "offsets",
      'its tensor "b" begins at 3, where the one before it has not ended, which is at 4',
    ],
    "the same place for two": [
      forged({ a, b: a }, 4),
      "offsets",
      'its tensor "b" begins at 0, where the one before it',
    ],
    "nothing, in the middle of another": [
      forged({ a, b: bytes(2, 2) }, 4),
      "offsets",
      'its tensor "b" begins at 2, where',
    ],
    "a hole": [
      forged({ a, b: bytes(6, 8) }, 8),
      "offsets",
      'its tensor "b" begins at 6, and the one before it ends at 4',
    ],
    "a hole at the beginning": [
      forged({ a: bytes(1, 4) }, 4),
      "offsets",
      'its tensor "a" begins at 1, and the one before',
    ],
    "data that are cut": [forged({ a }, 3), "cut", "its tensors are 4 bytes, and it has 3 of them"],
    "data that go on": [forged({ a }, 5), "too-long", "its tensors are 4 bytes, and it has 5 of them"],
    "data of no tensor": [forged({}, 1), "too-long", "its tensors are 0 bytes, and it has 1 of them"],
  };
  test.each(Object.entries(cases))("%s", async (_, [file, reason, message]) => {
    expect(await refusal(file)).toContain(`${reason}: safetensors file: `);
    expect(await refusal(file)).toContain(message);
  });
});

test("the name of a file, and the longest header that is read, are the caller's", async () => {
  const file = forged(`{${" ".repeat(2 ** 20)}}`);
  expect(() => parseSafetensors(file, { name: "a.safetensors" })).toThrow(
    "a.safetensors: its header says to be 1048578 bytes, of at most 1048576; check",
  );
  const options = { maximumHeaderBytes: 2 ** 21 };
  expect(parseSafetensors(file, options).tensors.size).toBe(0);
  expect((await openSafetensors(sourceOf(file), options)).tensors.size).toBe(0);
  expect(() => parseSafetensors(file, { maximumHeaderBytes: Number.NaN })).toThrow(
    "parseSafetensors(maximumHeaderBytes) expects a whole number ≥ 0, but received NaN.",
  );
});

describe("in bounded time and memory, refused:", { timeout: 30_000 }, () => {
  const quickly = async (file: Uint8Array, message: string): Promise<void> => {
    // Of the processor, which may have other work.
    const before = process.cpuUsage();
    expect(await refusal(file)).toContain(message);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1500);
  };

  test("lists and objects within each other, of every depth", async () => {
    for (const depth of [10, 1000, 100_000]) {
      const list = "[".repeat(depth) + "]".repeat(depth);
      const object = `${'{"a":'.repeat(depth)}0${"}".repeat(depth)}`;
      await quickly(forged(`{"a":${list}}`), 'its tensor "a" expects an object, but received [[[');
      await quickly(forged(`{"a":{"dtype":"U8","shape":${list},"data_offsets":[0,0]}}`), "in its shape, expects whole");
      await quickly(forged(object), 'its tensor "a" expects no member but');
      await quickly(forged(`{"__metadata__":${object}}`), 'its __metadata__, in "a", expects a well-formed text');
    }
  });

  test("names, texts, and lists of a megabyte", async () => {
    const long = "n".repeat(1_000_000);
    await quickly(forged({ [long]: 5 }), "nnn…");
    await quickly(forged({ __metadata__: { [long]: 5 } }), "nnn…");
    await quickly(forged({ a: { ...bytes(0, 4), dtype: long } }, 4), "nnn…");
    await quickly(forged({ a: { ...bytes(0, 4), [long]: 5 } }, 4), "nnn");
    await quickly(
      forged({ a: { ...bytes(0, 4), shape: Array(500_000).fill(1) } }, 4),
      "[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, …]",
    );
    await quickly(forged(`{${" ".repeat(1_000_000)}`), "its header is not JSON");
    await quickly(forged(`{}${"} ".repeat(500_000)}`), "its header is not JSON");
  });

  test("a file that is said to be larger than all memory, of which only the header is read", async () => {
    const head = forged({ a: bytes(0, 2 ** 52) });
    const { reads, read } = sourceOf(head);
    const file = await openSafetensors({ size: head.length + 2 ** 52, read });
    expect(reads.length).toBe(2);
    await expect(file.read("a")).rejects.toThrow(
      `0 bytes came of 4503599627370496 at the offset ${head.length}, and its size is said`,
    );
  });
});

describe("whatever is changed,", { timeout: 30_000 }, () => {
  const file = writeSafetensors(
    {
      weight: { dtype: "F32", shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) },
      größe: { dtype: "U8", shape: [3], data: Uint8Array.of(1, 2, 3) },
    },
    { "gd.format": "1", note: '"quoted"' },
  );
  /** Whether both readers take a file; what they take is written again as the same, or they would have misread it. */
  const isRead = async (given: Uint8Array): Promise<boolean> => {
    let parsed: ReturnType<typeof parseSafetensors>;
    try {
      parsed = parseSafetensors(given);
    } catch {
      await refusal(given);
      return false;
    }
    const open = await openSafetensors(sourceOf(given));
    expect([open.tensors, open.metadata]).toEqual([parsed.tensors, parsed.metadata]);
    for (const name of parsed.tensors.keys()) {
      const array = parsed.read(name);
      expect(array.data.length).toBe(array.shape.reduce((product, size) => product * size, 1));
      expect(await open.read(name)).toEqual(array);
    }
    return true;
  };

  test("one bit", async () => {
    let count = 0;
    for (let place = 0; place < file.length; place++) {
      for (let bit = 0; bit < 8; bit++) {
        const changed = file.slice();
        changed[place]! ^= 1 << bit;
        if (await isRead(changed)) count++;
      }
    }
    // Those of elements, and of letters in names and metadata.
    expect(count).toBeGreaterThan(8 * 27);
  });

  test("any bytes, cut off or longer", async () => {
    const change = fc.tuple(fc.nat(file.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 4 }), fc.integer({ min: -9, max: 9 }), async (changes, longer) => {
        const changed = new Uint8Array(file.length + longer);
        changed.set(file.subarray(0, changed.length));
        for (const [place, value] of changes) if (place < changed.length) changed[place] = value;
        await isRead(changed);
      }),
      { numRuns: 500 },
    );
  });

  test("a member of the header, for any other", async () => {
    const header = JSON.parse(headerOf(file));
    const value = fc.oneof(fc.jsonValue(), fc.nat(40), fc.constantFrom("F32", "U8", [0, 24], [2, 3], [24, 27]));
    const entry = fc.record({ dtype: value, shape: value, data_offsets: value }, { requiredKeys: [] });
    const name = fc.constantFrom("weight", "größe", "__metadata__", "__proto__", "another");
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, fc.oneof(entry, value)), async (members) => {
        await isRead(forged({ ...header, ...members }, 27));
      }),
      { numRuns: 500 },
    );
  });
});
