import { Readable } from "node:stream";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { idxArrays } from "../../test/idx-arrays.js";
import { inPieces } from "../../test/pieces.js";
import { IdxError } from "./idx-error.js";
import { parseIdx } from "./parse-idx.js";
import { readIdx } from "./read-idx.js";
import { writeIdx } from "./write-idx.js";

const file = writeIdx({ type: "uint8", shape: [60, 100], data: new Uint8Array(6000).map((_, index) => index * index) });

test("reads the same array plain and compressed", async () => {
  await fc.assert(
    fc.asyncProperty(idxArrays, async (array) => {
      expect(await readIdx(writeIdx(array))).toEqual(array);
      expect(await readIdx(gzipSync(writeIdx(array)))).toEqual(array);
    }),
  );
});

test("reads a compressed file of many chunks", async () => {
  const data = new Uint32Array(500_000).map((_, index) => Math.imul(index, 2654435761));
  const array = { type: "int32", shape: [500, 1000], data: new Int32Array(data) } as const;
  expect(await readIdx(gzipSync(writeIdx(array)))).toEqual(array);
});

describe("a stream", () => {
  test("is read like the file, plain and compressed, in whatever pieces it comes", async () => {
    await fc.assert(
      fc.asyncProperty(idxArrays, fc.integer({ min: 1, max: 50 }), async (array, size) => {
        const plain = writeIdx(array);
        expect(await readIdx(inPieces(plain, size))).toEqual(array);
        expect(await readIdx(inPieces(gzipSync(plain), size))).toEqual(array);
        expect(await readIdx(Readable.from([plain.subarray(0, size), plain.subarray(size)]))).toEqual(array);
      }),
    );
  });

  test("may use the memory of a piece again for the next one", async () => {
    async function* inOneBuffer(bytes: Uint8Array) {
      const buffer = new Uint8Array(100);
      for (let start = 0; start < bytes.length; start += 100) {
        const piece = bytes.subarray(start, start + 100);
        buffer.set(piece);
        yield buffer.subarray(0, piece.length);
      }
    }
    const array = parseIdx(file);
    expect(await readIdx(inOneBuffer(file))).toEqual(array);
    expect(await readIdx(inOneBuffer(gzipSync(file)))).toEqual(array);
  });

  test("is ended, however reading ends", async () => {
    const ends: string[] = [];
    async function* watched(bytes: Uint8Array) {
      try {
        yield bytes;
        yield bytes;
      } finally {
        ends.push("ended");
      }
    }
    await expect(readIdx(watched(file))).rejects.toThrow("bytes follow the last element");
    await expect(readIdx(watched(file), { maximumBytes: 5000 })).rejects.toThrow("at most 5000 bytes");
    await expect(readIdx(watched(gzipSync(file)), { maximumBytes: 5000 })).rejects.toThrow("at most 5000 bytes");
    expect(ends).toHaveLength(3);
  });

  test("that fails, fails with its own error", async () => {
    async function* failing() {
      yield file.subarray(0, 100);
      throw new Error("the line is dead");
    }
    await expect(readIdx(failing())).rejects.toThrow("the line is dead");
  });

  test("of something else than bytes is refused", async () => {
    await expect(readIdx(Readable.from(["text"]) as never)).rejects.toThrow(
      expect.objectContaining({
        name: "ArgumentError",
        message: 'readIdx(file) expects a stream of pieces of bytes, but received "text".',
      }),
    );
  });
});

test("several members and zeros behind them are one file", async () => {
  const members = [gzipSync(file.subarray(0, 5)), gzipSync(file.subarray(5)), new Uint8Array(512)];
  expect(await readIdx(Buffer.concat(members))).toEqual(parseIdx(file));
});

test("bytes of another realm, an ArrayBuffer and a SharedArrayBuffer are read", async () => {
  const foreign = runInNewContext("(bytes) => Uint8Array.from(bytes)")([...file]);
  expect(foreign).not.toBeInstanceOf(Uint8Array);
  const shared = new Uint8Array(new SharedArrayBuffer(file.length));
  shared.set(file);
  for (const bytes of [foreign, foreign.buffer, file.slice().buffer, shared.buffer, shared]) {
    expect(parseIdx(bytes)).toEqual(parseIdx(file));
    expect(await readIdx(bytes)).toEqual(parseIdx(file));
  }
  expect(await readIdx(runInNewContext("(bytes) => Uint8Array.from(bytes)")([...gzipSync(file)]))).toEqual(
    parseIdx(file),
  );
});

const failure = (reason: string, message: string) =>
  expect.objectContaining({ name: "IdxError", reason, message: expect.stringMatching(message) });

describe("refuses", () => {
  test.each([
    [undefined, "undefined."],
    ["digits.gz", '"digits.gz". Of a path, pass what readFile returns.'],
    [[0, 0, 8, 0], "[0, 0, 8, 0]."],
    [new Uint16Array(4), "a Uint16Array."],
    [new DataView(new ArrayBuffer(4)), "a DataView."],
    [new Blob([]), "a Blob. Await its arrayBuffer(), and pass that."],
    [new Response("", {}), "a Response. Await its arrayBuffer(), and pass that."],
  ])("%j for a file", async (given, received) => {
    const bytes = "the bytes of a file, as a Uint8Array or an ArrayBuffer";
    await expect(readIdx(given as never)).rejects.toThrow(
      `readIdx(file) expects ${bytes}, or a stream of them, but received ${received}`,
    );
    expect(() => parseIdx(given as never)).toThrow(`parseIdx(file) expects ${bytes}, but received ${received}`);
  });

  test.each([Number.NaN, -1, 0.5, "1000", null, 10n])("the limit %s", async (maximumBytes) => {
    await expect(readIdx(file, { maximumBytes: maximumBytes as never })).rejects.toThrow(
      expect.objectContaining({
        name: "ArgumentError",
        place: "readIdx(maximumBytes)",
        advice: "Infinity is no limit.",
      }),
    );
  });

  test("unknown options, and a name that is no text", async () => {
    await expect(readIdx(file, { maxBytes: 1 } as never)).rejects.toThrow(
      "readIdx(options) expects no option but name",
    );
    expect(() => parseIdx(file, { name: 5 as never })).toThrow("parseIdx(name) expects a string, but received 5.");
  });

  test("a promise that no file can keep, of a stream before it is read", async () => {
    const sizes = [0xff, 0xff, 0xff, 0xff];
    const promise = Uint8Array.of(0, 0, 8, 2, ...sizes, ...sizes, ...new Uint8Array(1100));
    const tooLarge = failure(
      "too-large",
      "expected at most 1073741824 bytes, got a header that promises over 2\\^53: raise maximumBytes",
    );
    await expect(readIdx(inPieces(promise, 100))).rejects.toThrow(tooLarge);
    await expect(readIdx(gzipSync(promise))).rejects.toThrow(tooLarge);
    const cut = failure(
      "cut",
      "expected over 2\\^53 bytes for 4294967295 × 4294967295 uint8, got 1112: the file is cut",
    );
    await expect(readIdx(promise)).rejects.toThrow(cut);
    await expect(readIdx(gzipSync(promise), { maximumBytes: Number.POSITIVE_INFINITY })).rejects.toThrow(cut);
  });

  test("what follows a gzip file", async () => {
    await expect(readIdx(Buffer.concat([gzipSync(file), Buffer.from("more")]))).rejects.toThrow(
      failure(
        "gzip",
        "^IDX file: expected a whole gzip file, got other bytes behind its end: the file is cut or damaged",
      ),
    );
  });

  test("a compressed file that is cut inside", async () => {
    const shorter = gzipSync(file.subarray(0, 5000));
    const message = "^digits: expected 6012 bytes for 60 × 100 uint8, got 5000: the file is cut; download it again$";
    await expect(readIdx(shorter, { name: "digits" })).rejects.toThrow(failure("cut", message));
  });

  test("a gzip file that is cut", async () => {
    const message =
      "^digits: expected a whole gzip file, got one that ends too early: the file is cut or damaged; download it again$";
    await expect(readIdx(gzipSync(file).subarray(0, -20), { name: "digits" })).rejects.toThrow(
      failure("gzip", message),
    );
  });

  test("a gzip file whose checksum is wrong", async () => {
    const damaged = gzipSync(file);
    damaged[damaged.length - 8]! ^= 1;
    await expect(readIdx(damaged, { name: "digits" })).rejects.toThrow(failure("gzip", "download it again$"));
  });

  test("a file larger than maximumBytes, before it is decompressed", async () => {
    const message =
      "^digits: expected at most 5000 bytes, got a header that promises 6012: raise maximumBytes if you trust the file$";
    await expect(readIdx(gzipSync(file), { name: "digits", maximumBytes: 5000 })).rejects.toThrow(
      failure("too-large", message),
    );
  });

  test("a gzip bomb, soon after the bytes that its header promises", async () => {
    const megabytes = 64;
    const bomb = new Uint8Array(megabytes * 2 ** 20);
    bomb.set(file);
    const error = await readIdx(gzipSync(bomb), { name: "digits" }).catch((caught: unknown) => caught);
    expect(error).toEqual(
      failure("too-long", "^digits: expected 6012 bytes for 60 × 100 uint8, got at least \\d+: bytes follow"),
    );
    const received = Number(/at least (\d+)/.exec(String(error))![1]);
    expect(received).toBeLessThan(2 ** 20);
  });
});

test("damaged gzip bytes give an IdxError or the array that was written", async () => {
  const whole = gzipSync(file.slice());
  const original = await readIdx(whole);
  const damage = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { maxLength: 3 }), fc.nat(whole.length), async (damages, length) => {
      const bytes = Uint8Array.from(whole);
      for (const { at, byte } of damages) bytes[at] = byte;
      try {
        expect(await readIdx(length % 2 === 0 ? bytes : bytes.subarray(0, length))).toEqual(original);
      } catch (error) {
        if (!(error instanceof IdxError)) throw error;
      }
    }),
    { numRuns: 300 },
  );
});
