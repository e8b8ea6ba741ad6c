import type { PlantedFault } from "./planted-fault.ts";

/** Faults of how images are read, and of how they are changed at random. */
export const images: readonly PlantedFault[] = [
  {
    file: "augment/flip.ts",
    what: "left and right are exchanged where top and bottom should be",
    find: 'axis === "horizontal"',
    replace: 'axis !== "horizontal"',
  },
  {
    file: "augment/flip.ts",
    what: "an image is flipped with the probability that it stays",
    find: "random.uniform() >= probability",
    replace: "random.uniform() < probability",
  },
  {
    file: "augment/shift.ts",
    what: "one of the shifts never comes",
    find: "random.integer(2 * pixels + 1) - pixels;\n      const right",
    replace: "random.integer(2 * pixels) - pixels;\n      const right",
  },
  {
    file: "augment/shift.ts",
    what: "both axes are shifted alike",
    find: "column - right",
    replace: "column - down",
  },
  {
    file: "augment/placed.ts",
    what: "what leaves an image comes in on the other side",
    find: "const left = columnAt(column);",
    replace: "const left = (columnAt(column) + width) % width;",
  },
  {
    file: "augment/placed.ts",
    what: "the first channel stands for all",
    find: "pixels[start + channel]!",
    replace: "pixels[start]!",
  },
  {
    file: "augment/rotate.ts",
    what: "positive angles turn clockwise",
    find: "[sin(angle), cos(angle)]",
    replace: "[-sin(angle), cos(angle)]",
  },
  {
    file: "augment/rotate.ts",
    what: "the centre is half a pixel off",
    find: "[(height - 1) / 2, (width - 1) / 2]",
    replace: "[height / 2, width / 2]",
  },
  {
    file: "augment/rotate.ts",
    what: "degrees are taken for radians",
    find: "* degrees * Math.PI) / 180",
    replace: "* degrees)",
  },
  {
    file: "augment/rotate.ts",
    what: "angles are positive",
    find: "(2 * random.uniform() - 1)",
    replace: "random.uniform()",
  },
  {
    file: "augment/rotate.ts",
    what: "the nearer pixel weighs less",
    find: "(1 - right) * at(top, left, channel) + right * at(top, left + 1, channel)",
    replace: "right * at(top, left, channel) + (1 - right) * at(top, left + 1, channel)",
  },
  {
    file: "augment/cutout.ts",
    what: "the square never stands out",
    find: "random.integer(width) - Math.floor(size / 2)",
    replace: "random.integer(width - size)",
  },
  {
    file: "augment/cutout.ts",
    what: "what stands out of a row covers a part of the one before it",
    find: "Math.max(0, left)",
    replace: "left",
  },
  {
    file: "augment/noise.ts",
    what: "the deviation is taken for the variance",
    find: "deviation * random.standardNormal()",
    replace: "Math.sqrt(deviation) * random.standardNormal()",
  },
  {
    file: "augment/noise.ts",
    what: "the numbers are from a uniform distribution",
    find: "random.standardNormal()",
    replace: "(2 * random.uniform() - 1)",
  },
  {
    file: "augment/mixup.ts",
    what: "targets are mixed by the other share",
    find: "mixed(example.target, target)",
    replace: "mixed(target, example.target)",
  },
  {
    file: "augment/mixup.ts",
    what: "all pairs of draws are taken, which is another distribution",
    find: "if (exp(one) + exp(two) <= 1) return",
    replace: "return",
  },
  {
    file: "augment/mixup.ts",
    what: "shares of small α are powers that underflow to 0 / 0",
    find: "1 / (1 + exp(two - one))",
    replace: "exp(one) / (exp(one) + exp(two))",
  },
  {
    file: "augment/augment.ts",
    what: "all epochs are the first",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the text of a program.
    find: "streams.within(`${epoch}`)",
    replace: 'streams.within("1")',
  },
  {
    file: "augment/augment.ts",
    what: "what is drawn for an example depends on its place in the batch",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the text of a program.
    find: "`${place}/${number}`",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the text of a program.
    replace: "`${i}/${number}`",
  },
  {
    file: "augment/augment.ts",
    what: "all augmentations draw the same",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the text of a program.
    find: "`${place}/${number}`",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the text of a program.
    replace: "`${place}`",
  },
  {
    file: "augment/augment.ts",
    what: "the other example of mixup is one that no augmentation has changed",
    find: "changed([draws.integer(size)], dtype, number)",
    replace: "changed([draws.integer(size)], dtype, 0)",
  },
  {
    file: "augment/augment.ts",
    what: "targets that were mixed are asked for as they were",
    find: "source.targets !== undefined && !augmentations.some(({ mixesTargets = false }) => mixesTargets)",
    replace: "source.targets !== undefined",
  },
  {
    file: "augment/augment.ts",
    what: "the epochs of the dataset underneath are all the first",
    find: "data.at?.(epoch) ?? data",
    replace: "data",
  },
  {
    file: "decode/pixels-of.ts",
    what: "grey is rounded down",
    find: " + 500) / 1000",
    replace: ") / 1000",
  },
  {
    file: "decode/pixels-of.ts",
    what: "blue is taken for red in grey",
    find: "299 * red + 587 * green + 114 * blue",
    replace: "299 * blue + 587 * green + 114 * red",
  },
  {
    file: "decode/pixels-of.ts",
    what: "red and blue are exchanged",
    find: "pixels[3 * pixel] = red;",
    replace: "pixels[3 * pixel] = blue;",
  },
  {
    file: "decode/expect-image.ts",
    what: "an image of any number of pixels is decoded",
    find: "width * height <= maximumPixels",
    replace: "width <= maximumPixels",
  },
  {
    file: "decode/image-header.ts",
    what: "the height of a JPEG is taken for its width",
    find: "view.getUint16(place + 7), view.getUint16(place + 5)",
    replace: "view.getUint16(place + 5), view.getUint16(place + 7)",
  },
  {
    file: "decode/image-header.ts",
    what: "tables of a JPEG are taken for its frame",
    find: " && ![0xc4, 0xc8, 0xcc].includes(marker)",
    replace: "",
  },
  {
    file: "decode/image-header.ts",
    what: "the bits of scaling are a part of the size",
    find: "view.getUint16(26, true) & 0x3fff",
    replace: "view.getUint16(26, true)",
  },
  {
    file: "decode/browser-decoder.ts",
    what: "an image is scaled until it fits in, with bars around it",
    find: "Math.max(width / bitmap.width, height / bitmap.height)",
    replace: "Math.min(width / bitmap.width, height / bitmap.height)",
  },
  {
    file: "decode/browser-decoder.ts",
    what: "what stands out is cut off on one side",
    find: "(bitmap.width - w) / 2, (bitmap.height - h) / 2, w, h",
    replace: "0, 0, w, h",
  },
  {
    file: "decode/browser-decoder.ts",
    what: "what is transparent becomes black",
    find: "    canvas.fillRect(0, 0, width, height);\n",
    replace: "",
  },
  {
    file: "node/decode-by-sharp.ts",
    what: "images are not turned as the camera says",
    find: "      .rotate()\n",
    replace: "",
  },
  {
    file: "node/decode-by-sharp.ts",
    what: "what is transparent becomes black",
    find: '      .flatten({ background: "white" })\n',
    replace: "",
  },
  {
    file: "node/decode-by-sharp.ts",
    what: "what stands out is cut off on one side",
    find: 'position: "centre"',
    replace: 'position: "left top"',
  },
  {
    file: "files/image-set-of.ts",
    what: "labels follow the order in which classes come",
    find: "[...new Set(files.map(({ label }) => label))].sort()",
    replace: "[...new Set(files.map(({ label }) => label))]",
  },
  {
    file: "files/image-set-of.ts",
    what: "the pixels of files that cannot be read stay between the others",
    find: "    pixels.copyWithin(at * length, number * length, (number + 1) * length);\n",
    replace: "",
  },
  {
    file: "files/image-set-of.ts",
    what: "images stand where the file is that is read next",
    find: "take(await files[number]!.read(), number)",
    replace: "take(await files[number]!.read(), next - 1)",
  },
  {
    file: "node/list-folder.ts",
    what: "files stand as the file system lists them",
    find: ".sort((one, other) => (one.name < other.name ? -1 : 1))",
    replace: ".reverse()",
  },
];
