import { batchNorm, linear, sequential } from "@gd/layers";
import { adam } from "@gd/optim";
import { ArgumentError, referenceInterpreter, sizeOf, tensor } from "@gd/tensor";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { startOf } from "../start-of.js";
import { CheckpointError } from "./checkpoint-error.js";
import { SIGNATURE, savedTensors } from "./checkpoint-header.js";
import { crc32 } from "./crc32.js";
import { loadCheckpoint } from "./load-checkpoint.js";
import { saveCheckpoint } from "./save-checkpoint.js";

const setup = {
  model: sequential(linear(2, 1), batchNorm(1)),
  optimizer: adam({ learningRate: 0.1 }),
  interpreter: referenceInterpreter(),
};
const state = startOf(setup, undefined, "test");
const plateau = { rateFactor: 0.5, best: Number.POSITIVE_INFINITY, waited: 1, cooling: 0 };
const bytes = saveCheckpoint({ ...state, step: 3, epoch: 1, plateau });
const headerLength = new DataView(bytes.buffer).getUint32(SIGNATURE.length, true);
const headerText = new TextDecoder().decode(bytes.subarray(12, 12 + headerLength));
const header = JSON.parse(headerText);
const elements = bytes.subarray(12 + headerLength, -4);

/** Bytes with the right checksum. */
const sealed = (given: Uint8Array): Uint8Array => {
  const whole = given.slice();
  new DataView(whole.buffer).setUint32(whole.length - 4, crc32(whole.subarray(0, -4)), true);
  return whole;
};

/** A checkpoint with the right checksum and length, and whatever inside. */
const forged = (inside: unknown, tail: Uint8Array = elements): Uint8Array => {
  const text = typeof inside === "string" ? inside : JSON.stringify(inside);
  const encoded = new TextEncoder().encode(text);
  const whole = new Uint8Array(12 + encoded.length + tail.length + 4);
  whole.set(SIGNATURE);
  new DataView(whole.buffer).setUint32(SIGNATURE.length, encoded.length, true);
  whole.set(encoded, 12);
  whole.set(tail, 12 + encoded.length);
  return sealed(whole);
};

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
  const shapes = (of: typeof state) => savedTensors(of).map(([path, { shape, dtype }]) => [path, shape, dtype]);
  expect(shapes(loaded)).toEqual(shapes(state));
  for (const [, { data, shape }] of savedTensors(loaded)) {
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
  expect(forged(header)).toEqual(bytes);
  expect(isSound(forged(header))).toBe(true);
  expect(isSound(forged({ ...header, note: "of a later version", plateau: undefined, description: undefined }))).toBe(
    true,
  );
});

describe("refused by name, although the checksum is right:", () => {
  const NOT_WRITTEN = "saveCheckpoint has not written this checkpoint: ";
  const weight = header.tensors[0];
  const others = header.tensors.slice(1);
  const cases: { readonly [what: string]: readonly [inside: unknown, message: string] } = {
    "a header that is no JSON": ["{ step: 1 }", `${NOT_WRITTEN}its header is not JSON; save the state again`],
    "an empty header": ["", `${NOT_WRITTEN}its header is not JSON`],
    "a header that is null": [null, `${NOT_WRITTEN}its header expects an object, but received null`],
    "a header that is a list": [[], `${NOT_WRITTEN}its header expects an object, but received []`],
    "a header that is a number": [7, `${NOT_WRITTEN}its header expects an object, but received 7`],
    "a header of nothing": [{}, `${NOT_WRITTEN}its dtype expects "float32" or "float64", but received undefined`],
    "a header in its prototype": [
      `{ "__proto__": ${headerText} }`,
      'expects "float32" or "float64", but received undefined',
    ],
    "no tensors": [{ ...header, tensors: undefined }, "its header expects a list of tensors, but received undefined"],
    "a tensor that is null": [
      { ...header, tensors: [null, ...others] },
      "its tensor 0 expects an object, but received null",
    ],
    "a path that is none": [
      { ...header, tensors: [{ ...weight, path: 0 }, ...others] },
      "its tensor 0 expects a path, but received 0",
    ],
    "a shape that is none": [
      { ...header, tensors: [{ ...weight, shape: "21" }, ...others] },
      'its tensor 0 expects a shape, but received "21"',
    ],
    "a size below 0": [
      { ...header, tensors: [{ ...weight, shape: [-2, -1] }, ...others] },
      "its tensor 0, in its shape, expects a whole number ≥ 0, but received -2",
    ],
    "a size beyond all memory": [
      { ...header, tensors: [{ ...weight, shape: [2, 1e300, 1e300] }, ...others] },
      "the setup has parameters.0.weight [2, 1] where the checkpoint has parameters.0.weight [2, 1e+300, 1e+300]",
    ],
    "a tensor twice": [
      { ...header, tensors: [weight, ...header.tensors] },
      "the setup has parameters.0.bias [1] where the checkpoint has parameters.0.weight [2, 1]",
    ],
    "a tensor with the name of a prototype": [
      { ...header, tensors: [{ ...weight, path: "__proto__" }, ...others] },
      "the setup has parameters.0.weight [2, 1] where the checkpoint has __proto__ [2, 1]",
    ],
    "a tensor less": [
      { ...header, tensors: header.tensors.slice(0, -1) },
      "the setup has optimizerState.0.variance [5] where the checkpoint has nothing more",
    ],
    "no step": [{ ...header, step: undefined }, "its header, in its step, expects a whole number from 0 to"],
    "a step that is text": [
      { ...header, step: "x" },
      'its header, in its step, expects a whole number from 0 to 1099511627776, but received "x"',
    ],
    "a step below 0": [
      { ...header, step: -5 },
      "in its step, expects a whole number from 0 to 1099511627776, but received -5",
    ],
    "half an epoch": [{ ...header, epoch: 0.5 }, "in its epoch, expects a whole number from 0 to"],
    "an epoch beyond whole numbers": [{ ...header, epoch: 2 ** 53 }, "in its epoch, expects a whole number from 0 to"],
    "a plateau that is null": [{ ...header, plateau: null }, "its plateau expects an object, but received null"],
    "a plateau of nothing": [
      { ...header, plateau: {} },
      "its header, in its plateau: rateFactor expects a finite number ≥ 0",
    ],
    "a best that is NaN": [
      { ...header, plateau: { ...header.plateau, best: "NaN" } },
      "its header, in its plateau: best expects a number, but received NaN",
    ],
    "a description that is none": [
      { ...header, description: "adam" },
      'its description expects an object, but received "adam"',
    ],
    "a description of no layers": [
      { ...header, description: { ...header.description, model: 5 } },
      "in the model, the setup has sequential where the checkpoint has nothing",
    ],
    "another precision": [{ ...header, dtype: "float64" }, "the checkpoint is float64 and the setup float32"],
  };
  test.each(Object.entries(cases))("%s", (_, [inside, message]) => {
    expect(refusal(forged(inside))).toContain(`CheckpointError: loadCheckpoint: `);
    expect(refusal(forged(inside))).toContain(message);
  });

  test.each([0, 4, elements.length - 4, elements.length - 1, elements.length + 4])("elements of %d bytes", (length) => {
    const tail = new Uint8Array(length);
    tail.set(elements.subarray(0, length));
    expect(refusal(forged(header, tail))).toContain(
      `loadCheckpoint: its tensors are ${elements.length} bytes, and it has ${length} of them; take another copy of the file`,
    );
  });

  test.each([Number.NaN, Infinity, -Infinity])("an element that is %d, in any of its tensors", (wrong) => {
    let start = 0;
    for (const { path, shape } of header.tensors) {
      const tail = elements.slice();
      const last = start + 4 * (sizeOf(shape) - 1);
      new DataView(tail.buffer).setFloat32(last, wrong, true);
      expect(refusal(forged(header, tail))).toContain(
        `loadCheckpoint: ${path} is ${wrong} at element ${sizeOf(shape) - 1}; take an earlier checkpoint`,
      );
      start += 4 * sizeOf(shape);
    }
  });

  test.each([-1e-30, -1])("a variance of %d, and no other number below 0", (negative) => {
    const refusals = header.tensors.map(({ path, shape }: { path: string; shape: number[] }, i: number) => {
      const before = header.tensors
        .slice(0, i)
        .reduce((sum: number, tensor: typeof weight) => sum + sizeOf(tensor.shape), 0);
      const tail = elements.slice();
      new DataView(tail.buffer).setFloat32(4 * (before + sizeOf(shape) - 1), negative, true);
      return [path, refusal(forged(header, tail))] as const;
    });
    const refused = refusals.filter(([, message]: readonly [string, string]) => message !== "nothing");
    expect(refused.map(([path]: readonly [string, string]) => path)).toEqual([
      "statistics.1.variance",
      "optimizerState.0.variance",
    ]);
    for (const [path, message] of refused) expect(message).toContain(`${path} is ${Math.fround(negative)} at element `);
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
    large.set(bytes.subarray(0, 12));
    new DataView(large.buffer).setUint32(SIGNATURE.length, large.length - 16, true);
    quickly(large, "its header is 299999984 bytes, of at most 1048576");
  });

  test("a header that is longer than the file", () => {
    for (const length of [headerLength + elements.length + 1, 2 ** 20]) {
      const long = bytes.slice();
      new DataView(long.buffer).setUint32(SIGNATURE.length, length, true);
      quickly(sealed(long), "the checkpoint is damaged or incomplete");
    }
  });

  test("lists within lists, of every depth", () => {
    for (const depth of [10, 1000, 100_000]) {
      const nested = "[".repeat(depth) + "]".repeat(depth);
      quickly(forged(nested), "its header expects an object, but received [[[");
      quickly(forged(`{ "dtype": "float32", "tensors": [], "step": ${nested}, "epoch": 0 }`), "in its step, expects");
      const shape = `{ "path": "parameters.0.weight", "shape": ${nested} }`;
      quickly(
        forged(`{ "dtype": "float32", "tensors": [${shape}], "step": 0, "epoch": 0 }`),
        "its tensor 0, in its shape,",
      );
      const described = headerText.replace('"layers":', `"layers": ${nested}, "more":`);
      quickly(forged(described), "in sequential, the setup has 2 layers where the checkpoint has 1 layer");
      const option = headerText.replace('"inputs":2', `"inputs":${nested}`);
      quickly(
        forged(option),
        "in sequential › 0 linear, the setup has inputs 2 where the checkpoint has inputs a list",
      );
    }
  });

  test("names of a megabyte", () => {
    const name = "n".repeat(1e6);
    const { tensors, description } = header;
    quickly(forged({ ...header, tensors: [{ ...tensors[0], path: name }] }), "where the checkpoint has nnnn");
    expect(refusal(forged({ ...header, tensors: [{ ...tensors[0], path: name }] })).length).toBeLessThan(400);
    const model = { ...description.model, [name]: 1 };
    const message = refusal(forged({ ...header, description: { ...description, model } }));
    expect(message).toContain("in sequential, the setup has no nnn");
    expect(message.length).toBeLessThan(400);
    expect(refusal(forged({ ...header, dtype: name })).length).toBeLessThan(400);
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

  test("a member of the header, for any other", () => {
    const names = fc.constantFrom(...Object.keys(header), "__proto__", "constructor");
    const value = fc.oneof(
      fc.jsonValue(),
      fc.double(),
      fc.constantFrom(header.tensors, header.description, header.plateau),
    );
    fc.assert(
      fc.property(fc.dictionary(names, value), (members) => {
        isSound(forged({ ...header, ...members }));
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
      ' expects no member but parameters, statistics, optimizerState, step, epoch, plateau and description, but received "note".',
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
    "more names than a header holds": [
      { ...state, parameters: { ["n".repeat(2 ** 20)]: tensor([1]) } },
      ", in the names of its tensors and layers, expects at most 1048576 bytes, but received ",
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
      initialize: () => ({ größe: tensor([1]), 大きさ: tensor([2]), "🙂\u0000\ud800": tensor([3]) }),
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
