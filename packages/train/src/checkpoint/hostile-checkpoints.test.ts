import { crc32 } from "node:zlib";
import { batchNorm, linear, sequential } from "@gd/layers";
import { adam } from "@gd/optim";
import { ArgumentError, referenceInterpreter, sizeOf, tensor } from "@gd/tensor";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadCheckpoint } from "../index.js";
import { startOf } from "../start-of.js";
import { CheckpointError } from "./checkpoint-error.js";
import { saveCheckpoint } from "./save-checkpoint.js";
import { savedTensors } from "./saved-tensors.js";

const setup = {
  model: sequential(linear(2, 1), batchNorm(1)),
  optimizer: adam({ learningRate: 0.1 }),
  interpreter: referenceInterpreter(),
};
const state = startOf(setup, undefined, "test");
const plateau = { rateFactor: 0.5, best: Number.POSITIVE_INFINITY, waited: 1, cooling: 0 };
const order = { batchCount: 4, batchSize: 5, shuffle: true, replacement: false, seed: 0 };
const position = { batches: 3, ...order, loss: 1.5, penalty: 0, weight: 15 };
const bytes = saveCheckpoint({ ...state, step: 3, epoch: 1, position, plateau });

// A checkpoint is the length of its header in eight bytes, the header in JSON, and the elements.
const headerEnd = 8 + Number(new DataView(bytes.buffer).getBigUint64(0, true));
const headerText = new TextDecoder().decode(bytes.subarray(8, headerEnd));
const header = JSON.parse(headerText);
const { __metadata__: metadata, ...tensors } = header;
const elements = bytes.subarray(headerEnd);
const progress = JSON.parse(metadata["gd.progress"]);

/** Bytes with the right checksum, if they have a place for one. */
const sealed = (given: Uint8Array): Uint8Array => {
  const whole = Buffer.from(given);
  const place = headerText.indexOf(metadata["gd.checksum"]) + 8;
  if (place + 8 > whole.length) return whole;
  whole.write("00000000", place);
  whole.write(crc32(whole).toString(16).padStart(8, "0"), place);
  return new Uint8Array(whole);
};

/** A checkpoint with the right checksum and length, and whatever inside. */
const forged = (inside: unknown, tail: Uint8Array = elements): Uint8Array => {
  const text = typeof inside === "string" ? inside : JSON.stringify(inside);
  const length = new Uint8Array(BigUint64Array.of(BigInt(Buffer.byteLength(text))).buffer);
  return sealed(Buffer.concat([length, Buffer.from(text), tail]));
};

/** The header with other metadata. */
const saying = (name: string, value: unknown) => ({
  ...header,
  __metadata__: { ...metadata, [`gd.${name}`]: typeof value === "string" ? value : JSON.stringify(value) },
});
/** The same with another progress. */
const at = (members: object) => saying("progress", { ...progress, ...members });

const refusal = (given: Uint8Array): string => {
  try {
    loadCheckpoint(setup, given);
  } catch (error) {
    expect(error).toBeInstanceOf(CheckpointError);
    return String(error);
  }
  return "nothing";
};

/** What a state may be: of the setup's shapes, finite, and at a step that there is. */
const isSound = (given: Uint8Array): boolean => {
  let loaded: typeof state;
  try {
    loaded = loadCheckpoint(setup, given);
  } catch (error) {
    if (error instanceof CheckpointError) return false;
    throw error;
  }
  const tensorsOf = (of: typeof state) => savedTensors(of, undefined);
  const shapes = (of: typeof state) => tensorsOf(of).map(({ path, tensor: { shape, dtype } }) => [path, shape, dtype]);
  expect(shapes(loaded)).toEqual(shapes(state));
  for (const { data, shape } of tensorsOf(loaded).map(({ tensor }) => tensor)) {
    expect(data.length).toBe(sizeOf(shape));
    expect(data.every(Number.isFinite)).toBe(true);
  }
  expect(Number.isSafeInteger(loaded.step) && Number.isSafeInteger(loaded.epoch)).toBe(true);
  // It is saved, and started from.
  expect(saveCheckpoint(loaded).length).toBeGreaterThan(0);
  startOf(setup, loaded, "test");
  return true;
};

test("what is forged here is loaded where nothing is wrong", () => {
  expect(Buffer.from(forged(headerText)).equals(bytes)).toBe(true);
  expect(isSound(forged(header))).toBe(true);
  expect(isSound(forged(saying("note", "of a later version")))).toBe(true);
  expect(isSound(forged(at({ plateau: undefined })))).toBe(true);
});

describe("refused by name, although the checksum is right:", () => {
  const NOT_WRITTEN = "saveCheckpoint has not written this checkpoint: ";
  const [name, ...names] = Object.keys(tensors);
  const { [name!]: weight, ...others } = tensors;
  const without = (...left: readonly string[]) => ({
    ...header,
    __metadata__: Object.fromEntries(Object.entries(metadata).filter(([name]) => !left.includes(name.slice(3)))),
  });
  const bare = { "gd.checksum": "00000000", "gd.format": "1", "gd.progress": JSON.stringify(progress) };
  const cases: { readonly [what: string]: readonly [inside: unknown, message: string] } = {
    "a header that is no JSON": [headerText.trimEnd().slice(0, -1), "its header is not JSON in UTF-8, followed by"],
    "a header that goes on": [`${headerText}{}`, "its header is not JSON in UTF-8"],
    "a header without metadata": [tensors, "its header does not begin with a checksum, gd.checksum; check that"],
    "a header in its prototype": [`{ "__proto__": ${headerText} }`, "its header does not begin with a checksum"],
    "no format": [without("format"), "the file has no gd.format in its metadata, and is no checkpoint; pass what"],
    "another format": [
      saying("format", "2"),
      "the checkpoint has version 2 of the format, and this is version 1; load it",
    ],
    "a format of a megabyte": [
      saying("format", "2".repeat(1e6)),
      "has version 22222222222222222222 of the format, and",
    ],
    "a number in the metadata": [
      { ...header, __metadata__: { ...metadata, "gd.format": 1 } },
      'its __metadata__, in "gd.format", expects a well-formed text, but received 1; check that saveCheckpoint',
    ],
    "a tensor that is null": [
      { ...header, [name!]: null },
      'its tensor "0.linear.weight" expects an object, but received null; check that',
    ],
    "a shape that is none": [
      { ...header, [name!]: { ...weight, shape: "21" } },
      'in its shape, expects a list, but received "21"',
    ],
    "a size below 0": [
      { ...header, [name!]: { ...weight, shape: [-2, -1] } },
      "in its shape, expects whole numbers from 0 to 2^53 − 1, but received -2",
    ],
    "a size beyond all memory": [
      { ...header, [name!]: { ...weight, shape: [2, 1e300, 1e300] } },
      "in its shape, expects whole numbers from 0 to 2^53 − 1, but received 1e+300",
    ],
    "another shape of the same size": [
      { ...header, [name!]: { ...weight, shape: [1, 2] } },
      "the setup has 0.linear.weight [2, 1] where the checkpoint has 0.linear.weight [1, 2]; pass the model and the",
    ],
    "a tensor twice": [
      headerText.replace('"0.linear.bias":', '"0.linear.weight":'),
      'its header has "0.linear.weight" twice; check that',
    ],
    "a tensor of another name": [
      { __metadata__: metadata, another: weight, ...others },
      "the setup has 0.linear.weight [2, 1], which the checkpoint does not have; pass the model and the optimizer",
    ],
    "a tensor with the name of a prototype": [
      headerText.replace('"0.linear.weight":', '"__proto__":'),
      "the setup has 0.linear.weight [2, 1], which the checkpoint does not have",
    ],
    "a tensor more": [
      { ...header, more: { dtype: "F32", shape: [0], data_offsets: [0, 0] } },
      "the checkpoint has more [0], which the setup does not have; pass the model and the optimizer",
    ],
    "tensors that share their elements": [
      { ...header, [names[0]!]: { ...tensors[names[0]!], data_offsets: [4, 8] } },
      'its tensor "0.linear.bias" begins at 4, where the one before it has not ended, which is at 8; check that',
    ],
    "elements of another type": [
      { ...header, [names[0]!]: { ...tensors[names[0]!], dtype: "I32" } },
      `${NOT_WRITTEN}its tensor 0.linear.bias is I32; save the state again`,
    ],
    "elements of a type that there is not": [
      { ...header, [names[0]!]: { ...tensors[names[0]!], dtype: "F8" } },
      'its tensor "0.linear.bias" has elements of the type "F8"; check that',
    ],
    "no progress": [without("progress"), "the file has no gd.progress in its metadata, and is no checkpoint"],
    "a progress that is no JSON": [
      saying("progress", "{"),
      `${NOT_WRITTEN}its gd.progress is not JSON; save the state`,
    ],
    "a progress that is null": [
      saying("progress", "null"),
      `${NOT_WRITTEN}its gd.progress expects an object, but received`,
    ],
    "a progress that is a list": [
      saying("progress", []),
      "its gd.progress, in its step, expects a whole number from 0 to",
    ],
    "no step": [at({ step: undefined }), "its gd.progress, in its step, expects a whole number from 0 to"],
    "a step that is text": [
      at({ step: "x" }),
      'its gd.progress, in its step, expects a whole number from 0 to 1099511627776, but received "x"',
    ],
    "a step below 0": [
      at({ step: -5 }),
      "in its step, expects a whole number from 0 to 1099511627776, but received -5",
    ],
    "half an epoch": [at({ epoch: 0.5 }), "in its epoch, expects a whole number from 0 to"],
    "an epoch beyond whole numbers": [at({ epoch: 2 ** 53 }), "in its epoch, expects a whole number from 0 to"],
    "an epoch that is infinite": [at({ epoch: "Infinity" }), "in its epoch, expects a whole number from 0 to"],
    "a position that is null": [
      at({ position: null }),
      "its gd.progress, in its position, expects batches, batchCount, batchSize, shuffle, replacement, seed, loss, penalty and weight, but",
    ],
    "a position behind the end of the epoch": [
      at({ position: { ...position, batches: 5 } }),
      "its gd.progress, in its position: batches expects a whole number from 1 to 4, but received 5",
    ],
    "a sum that is text": [
      at({ position: { ...position, loss: "much" } }),
      'its gd.progress, in its position: loss expects a finite number, but received "much"',
    ],
    "an order that is none": [
      at({ position: { ...position, shuffle: 1 } }),
      "its gd.progress, in its position: shuffle expects true or false, but received 1",
    ],
    "a seed that is none": [
      at({ position: { ...position, seed: null } }),
      "its gd.progress, in its position: seed expects a finite number or a string, but received null",
    ],
    "a loss without weight": [
      at({ position: { ...position, weight: 0 } }),
      "its gd.progress, in its position: weight expects a number > 0, as its loss or penalty is not 0, but received 0",
    ],
    "a penalty without weight": [
      at({ position: { ...position, weight: 0, loss: 0, penalty: 1 } }),
      "in its position: weight expects a number > 0, as its loss or penalty is not 0, but received 0",
    ],
    "more batches than steps": [
      at({ step: 2 }),
      "its gd.progress, in its step, expects at least 3, the batches of its position, but received 2",
    ],
    "a member of a progress that there is not": [
      at({ foo: 1 }),
      'its gd.progress expects no member but step, epoch, position and plateau, but received "foo"; save the state again',
    ],
    "a plateau that is null": [
      at({ plateau: null }),
      "its gd.progress, in its plateau, expects rateFactor, best, waited and cooling, but received null",
    ],
    "a plateau of nothing": [
      at({ plateau: {} }),
      "its gd.progress, in its plateau: rateFactor expects a finite number ≥ 0",
    ],
    "a best that is NaN": [
      at({ plateau: { ...progress.plateau, best: "NaN" } }),
      'its gd.progress, in its plateau: best expects a number, but received "NaN"',
    ],
    "a description that is no JSON": [saying("architecture", "{"), `${NOT_WRITTEN}its gd.architecture is not JSON`],
    "a description that is none": [
      saying("optimizer", '"adam"'),
      "in the optimizer, the setup has adam where the checkpoint has nothing",
    ],
    "a description of no layers": [
      saying("architecture", 5),
      "in the model, the setup has sequential where the checkpoint has nothing",
    ],
    "a description of the model alone": [
      without("optimizer"),
      "in the optimizer, the setup has adam where the checkpoint has nothing",
    ],
    "names of layers without a description": [
      { ...header, __metadata__: bare },
      "the setup has 0.weight [2, 1], which the checkpoint does not have",
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [inside, message]) => {
    expect(refusal(forged(inside))).toContain(`CheckpointError: loadCheckpoint: `);
    expect(refusal(forged(inside))).toContain(message);
  });

  test.each([0, 4, elements.length - 4, elements.length - 1, elements.length + 4])("elements of %d bytes", (length) => {
    const tail = new Uint8Array(length);
    tail.set(elements.subarray(0, length));
    expect(refusal(forged(header, tail))).toContain(
      `loadCheckpoint: its tensors are ${elements.length} bytes, and it has ${length} of them; check that saveCheckpoint`,
    );
  });

  const entries: [string, { shape: number[]; data_offsets: [number, number] }][] = Object.entries(tensors);
  /** The elements, of which the last of a tensor is another. */
  const tailWith = (wrong: number, [, end]: readonly [number, number]): Uint8Array => {
    const tail = elements.slice();
    new DataView(tail.buffer).setFloat32(end - 4, wrong, true);
    return tail;
  };

  test.each([Number.NaN, Infinity, -Infinity])("an element that is %d, in any of its tensors", (wrong) => {
    for (const [name, { shape, data_offsets }] of entries) {
      expect(refusal(forged(header, tailWith(wrong, data_offsets)))).toContain(
        `loadCheckpoint: ${name} is ${wrong} at element ${sizeOf(shape) - 1}; take an earlier checkpoint`,
      );
    }
  });

  test.each([-1e-30, -1])("a variance of %d, and no other number below 0", (negative) => {
    const refused = entries
      .map(([name, { data_offsets }]) => [name, refusal(forged(header, tailWith(negative, data_offsets)))] as const)
      .filter(([, message]) => message !== "nothing");
    expect(refused.map(([name]) => name)).toEqual(["1.batchNorm.variance", "optimizer.0.variance"]);
    for (const [name, message] of refused) expect(message).toContain(`${name} is ${Math.fround(negative)} at element `);
  });
});

describe("in bounded time and memory, refused:", { timeout: 30_000 }, () => {
  const quickly = (given: Uint8Array, message: string): void => {
    // Of the processor, which may have other work.
    const before = process.cpuUsage();
    expect(refusal(given)).toContain(message);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
  };

  test("a header of 300 MB, before its checksum is looked at", () => {
    const large = new Uint8Array(3e8);
    large.set(bytes.subarray(0, headerEnd));
    new DataView(large.buffer).setBigUint64(0, BigInt(large.length - 8), true);
    quickly(large, "its header says to be 299999992 bytes, of at most 1048576; check that saveCheckpoint");
  });

  test("a header that is longer than the file", () => {
    for (const length of [bytes.length - 7, 2 ** 20]) {
      const long = bytes.slice();
      new DataView(long.buffer).setBigUint64(0, BigInt(length), true);
      quickly(sealed(long), `its header is ${length} bytes, and the file ${bytes.length}; check that`);
    }
  });

  test("lists within lists, of every depth", () => {
    for (const depth of [10, 1000, 100_000]) {
      const nested = "[".repeat(depth) + "]".repeat(depth);
      quickly(
        forged(headerText.replace("{", `{"gd.checksum":${nested},`)),
        "its header does not begin with a checksum",
      );
      quickly(forged(headerText.replace(/}}( *)$/, `},"more":${nested}}`)), 'its tensor "more" expects an object, but');
      quickly(forged(headerText.replace('"shape":', `"shape":${nested},"more":`)), "expects no member but");
      quickly(forged(saying("progress", nested)), "in its step, expects a whole number");
      quickly(forged(saying("progress", `{"step":${nested},"epoch":0}`)), "in its step, expects");
      const { "gd.architecture": described } = metadata;
      quickly(
        forged(saying("architecture", described.replace('"layers":', `"layers":${nested},"more":`))),
        "in sequential, the setup has 2 layers where the checkpoint has 1 layer",
      );
      quickly(
        forged(saying("architecture", described.replace('"inputs":2', `"inputs":${nested}`))),
        "in sequential › 0 linear, the setup has inputs 2 where the checkpoint has inputs a list",
      );
    }
  });

  test("names of a megabyte", () => {
    const name = "n".repeat(1e6);
    const messages = [
      forged({ ...header, [name]: { dtype: "F32", shape: [0], data_offsets: [0, 0] } }),
      forged(headerText.replace("0.linear.weight", name)),
      forged({ ...header, more: { dtype: name, shape: [0], data_offsets: [0, 0] } }),
      forged(saying("optimizer", { type: name })),
      forged(saying(name, "")),
      forged(at({ step: name })),
    ].map(refusal);
    expect(messages.map((message) => message.length < 400)).toEqual(messages.map(() => true));
    expect(messages[0]).toContain("the checkpoint has nnnn");
    expect(messages[4]).toBe("nothing");
    const model = { ...JSON.parse(metadata["gd.architecture"]), [name]: 1 };
    const message = refusal(forged(saying("architecture", model)));
    expect(message).toContain("in sequential, the setup has no nnn");
    expect(message.length).toBeLessThan(400);
  });
});

describe("whatever is changed and sealed again", { timeout: 30_000 }, () => {
  test("a byte", () => {
    let sound = 0;
    for (let place = 0; place < bytes.length - 4; place++) {
      for (const mask of [1, 0xff]) {
        const changed = bytes.slice();
        changed[place]! ^= mask;
        if (isSound(sealed(changed))) sound++;
      }
    }
    // Most changes of an element make another one.
    expect(sound).toBeGreaterThan(elements.length);
  });

  test("any bytes, cut off or longer", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 8 }),
        fc.integer({ min: -40, max: 40 }),
        (changes, longer) => {
          const changed = new Uint8Array(bytes.length + longer);
          changed.set(bytes.subarray(0, changed.length));
          for (const [place, value] of changes) if (place < changed.length) changed[place] = value;
          isSound(sealed(changed));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("a member of the header, the metadata or the progress, for any other", () => {
    const anyOf = (members: object) =>
      fc.dictionary(
        fc.constantFrom(...Object.keys(members), "__proto__", "constructor"),
        fc.oneof(fc.jsonValue(), fc.double(), fc.constantFrom(...Object.values(members))),
      );
    fc.assert(
      fc.property(anyOf(header), (members) => {
        isSound(forged({ ...header, ...members }));
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(anyOf(metadata), (members) => {
        const texts = Object.entries(members).map(([name, value]) => [name, JSON.stringify(value)]);
        isSound(forged({ ...header, __metadata__: { ...metadata, ...Object.fromEntries(texts) } }));
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(anyOf({ ...progress, ...position, ...plateau }), fc.nat(2), (members, where) => {
        const inPosition = { position: { ...position, ...members } };
        isSound(forged(at([members, inPosition, { plateau: { ...plateau, ...members } }][where]!)));
      }),
      { numRuns: 500 },
    );
  });

  test("anything at all", () => {
    fc.assert(fc.property(fc.jsonValue(), (inside) => !isSound(forged(inside))));
    fc.assert(fc.property(fc.uint8Array(), (any) => !isSound(any)));
  });
});

test.each<[unknown, string]>([
  [undefined, "undefined."],
  [null, "null."],
  ["bytes", '"bytes".'],
  [[1, 2], "[1, 2]."],
  [bytes.buffer, "an ArrayBuffer. new Uint8Array(buffer) makes one of an ArrayBuffer."],
  [new Float32Array(4), "a Float32Array."],
])("what are no bytes is refused: %o", (given, received) => {
  const attempt = () => loadCheckpoint(setup, given as Uint8Array);
  expect(attempt).toThrow(ArgumentError);
  expect(attempt).toThrow(`loadCheckpoint(bytes) expects a Uint8Array, but received ${received}`);
});

describe("saveCheckpoint refuses what loadCheckpoint would:", () => {
  const { weight } = state.parameters[0];
  const cases: { readonly [what: string]: readonly [wrong: object | null | undefined, message: string] } = {
    "no state": [
      undefined,
      " expects a state, but received undefined. training.state() is one, and loadCheckpoint reads one from bytes.",
    ],
    "a state that is null": [null, " expects a state, but received null."],
    "a member that a state does not have": [
      { ...state, note: "best" },
      ' expects no member but parameters, statistics, optimizerState, step, epoch, position, plateau and description, but received "note".',
    ],
    "nothing in it": [{}, ": parameters expects a tensor, or tensors in lists and objects, but received undefined."],
    "no optimizer's state": [
      { ...state, optimizerState: undefined },
      ": optimizerState expects a tensor, or tensors in lists and objects, but received undefined.",
    ],
    "a step that is NaN": [
      { ...state, step: Number.NaN },
      ", in its step, expects a whole number from 0 to 1099511627776, but received NaN.",
    ],
    "no step": [
      { ...state, step: undefined },
      ", in its step, expects a whole number from 0 to 1099511627776, but received null.",
    ],
    "an epoch below 0": [{ ...state, epoch: -1 }, ", in its epoch, expects a whole number from 0 to"],
    "a plateau without a best": [
      { ...state, plateau: { ...plateau, best: null } },
      ", in its plateau: best expects a number, but received null.",
    ],
    "a statistic that is NaN": [
      { ...state, statistics: [[], { mean: tensor([Number.NaN]), variance: tensor([1]) }] },
      ", in the statistics: 1.mean expects finite elements, but received NaN. It is element 0.",
    ],
    "an optimizer's state that is infinite": [
      { ...state, optimizerState: tensor([1, Infinity]) },
      ", in the optimizerState, expects finite elements, but received Infinity. It is element 1.",
    ],
    "a weight without all of its elements": [
      { ...state, parameters: { ...weight, data: new Float32Array(1) } },
      ": parameters expects a tensor with 2 elements, but received 1.",
    ],
    "a name that UTF-8 cannot hold": [
      { ...state, parameters: { "\ud800": tensor([1]) } },
      ", in the names of its tensors and its description, expects a text without halves of surrogate pairs",
    ],
    "an input that is no shape": [
      { ...state, description: { ...state.description, input: 2 } },
      ": description.input expects a list of sizes",
    ],
    "more names than a header holds": [
      { ...state, parameters: { ["n".repeat(2 ** 20)]: tensor([1]) } },
      ", in the names of its tensors and its description, expects at most 1048576 bytes, but received ",
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [wrong, message]) => {
    expect(() => saveCheckpoint(wrong as never)).toThrow(ArgumentError);
    expect(() => saveCheckpoint(wrong as never)).toThrow(`saveCheckpoint(state)${message}`);
  });
});

test("names of any letters are saved and loaded, without TextEncoder and TextDecoder", () => {
  const { TextEncoder: encoder, TextDecoder: decoder } = globalThis;
  Object.assign(globalThis, { TextEncoder: undefined, TextDecoder: undefined });
  try {
    const named = linear(1, 1);
    const model = {
      ...named,
      description: undefined,
      name: "größe → 大きさ 🙂",
      initialize: () => ({ größe: tensor([1]), 大きさ: tensor([2]), "🙂\u0000": tensor([3]) }),
    };
    const other = { ...setup, model: model as never };
    const own = startOf(other, undefined, "test");
    expect(loadCheckpoint(other, saveCheckpoint(own))).toEqual(own);
  } finally {
    Object.assign(globalThis, { TextEncoder: encoder, TextDecoder: decoder });
  }
});

test.each<[unknown, string]>([
  [undefined, "loadCheckpoint(options) expects an object with model and optimizer, but received undefined."],
  [{ model: setup.model }, "loadCheckpoint(optimizer) expects an optimizer, but received undefined."],
  [
    { ...setup, optimizer: adam },
    "loadCheckpoint(optimizer) expects an optimizer, but received the function adam. Call it",
  ],
  [{ ...setup, model: linear }, "loadCheckpoint(model) expects a layer, but received the function linear. Call it"],
])("what is no setup is refused: %o", (wrong, message) => {
  expect(() => loadCheckpoint(wrong as typeof setup, bytes)).toThrow(ArgumentError);
  expect(() => loadCheckpoint(wrong as typeof setup, bytes)).toThrow(message);
});
