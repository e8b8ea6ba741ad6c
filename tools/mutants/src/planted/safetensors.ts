import type { PlantedFault } from "./planted-fault.ts";

/** Faults of files of tensors: of what their bytes mean, and of what is refused. */
export const safetensors: readonly PlantedFault[] = [
  {
    file: "elements/read-half.ts",
    what: "numbers below the normal ones become 0",
    find: "(sign === 0 ? 1 : -1) * fraction * SMALLEST",
    replace: "sign === 0 ? 0 : -0",
  },
  {
    file: "elements/read-half.ts",
    what: "numbers below the normal ones lose their sign",
    find: "(sign === 0 ? 1 : -1) * fraction * SMALLEST",
    replace: "fraction * SMALLEST",
  },
  {
    file: "elements/read-half.ts",
    what: "infinity and NaN become numbers",
    find: "exponent === 0x1f ? 0xff : exponent + 112",
    replace: "exponent + 112",
  },
  {
    file: "elements/read-bfloat16.ts",
    what: "a number is the lower half of a float32",
    find: "halves[i]! << 16",
    replace: "halves[i]!",
  },
  {
    file: "checksum/checksum.ts",
    what: "the header is no part of the checksum",
    find: "crc32(bytes.subarray(0, place), encodeUtf8(NO_CHECKSUM), bytes.subarray(place + DIGITS))",
    replace: "crc32(bytes.subarray(place + DIGITS))",
  },
  {
    file: "checksum/checksum.ts",
    what: "zeros before the digits of a checksum are left out",
    find: '    .padStart(DIGITS, "0")',
    replace: '    .padEnd(DIGITS, "0")',
  },
  {
    file: "parse-safetensors.ts",
    what: "the checksum is not looked at",
    find: "  if (checksum !== undefined) expectChecksum(file, checksum, name);\n",
    replace: "",
  },
  {
    file: "header/header-length.ts",
    what: "the length of the header is read with its most significant byte first",
    find: "getBigUint64(0, true)",
    replace: "getBigUint64(0)",
  },
  {
    file: "header/header-length.ts",
    what: "a header of any length is read",
    find: "length > maximumHeaderBytes",
    replace: "length < 0",
  },
  {
    file: "header/read-header.ts",
    what: "tensors may overlap",
    find: "if (begin !== next)",
    replace: "if (begin > next)",
  },
  {
    file: "header/read-header.ts",
    what: "bytes between tensors may belong to none",
    find: "if (begin !== next)",
    replace: "if (begin < next)",
  },
  {
    file: "header/read-header.ts",
    what: "bytes behind the last tensor may belong to none",
    find: "if (next !== dataLength)",
    replace: "if (next > dataLength)",
  },
  {
    file: "header/read-header.ts",
    what: "a tensor may have more bytes than its shape says",
    find: "end - begin !== needed",
    replace: "end - begin < needed",
  },
  {
    file: "header/read-header.ts",
    what: "an empty tensor with other sizes that are large is refused",
    find: "shape.includes(0) ? 0 : ",
    replace: "",
  },
  {
    file: "header/read-header.ts",
    what: "halves of surrogate pairs are texts",
    find: 'typeof value === "string" && isWellFormed(value)',
    replace: 'typeof value === "string"',
  },
  {
    file: "header/duplicate-name.ts",
    what: "names that are the same once their escapes are read count as two",
    find: "JSON.parse(text)",
    replace: "text",
  },
  {
    file: "header/duplicate-name.ts",
    what: "the names of an object that has ended are those of the one around it",
    find: "        objects.pop();\n",
    replace: "",
  },
  {
    file: "open-safetensors.ts",
    what: "elements are read from the beginning of the file on",
    find: "read(end + offsets[0], ",
    replace: "read(offsets[0], ",
  },
  {
    file: "write-safetensors.ts",
    what: "the smaller elements come first, so that larger ones begin anywhere",
    find: "byteLengths[other.dtype] - byteLengths[one.dtype]",
    replace: "byteLengths[one.dtype] - byteLengths[other.dtype]",
  },
  {
    file: "write-safetensors.ts",
    what: "elements begin anywhere behind the header",
    find: '" ".repeat(-encodeUtf8(json).length & 7)',
    replace: '""',
  },
  {
    file: "write-safetensors.ts",
    what: "the header's end is found by its characters and not by its bytes",
    find: "encodeUtf8(json).length",
    replace: "json.length",
  },
  {
    file: "write-safetensors.ts",
    what: "of a view, the beginning of its buffer is written",
    find: "new Uint8Array(data.buffer, data.byteOffset, data.byteLength)",
    replace: "new Uint8Array(data.buffer, 0, data.byteLength)",
  },
];
