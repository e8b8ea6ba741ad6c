import { stripVTControlCharacters } from "node:util";
import type { Picture } from "@gd/experiments";
import { renderText } from "./render-text.js";
import type { Screen } from "./screen.js";

/** Grey pictures as characters, side by side, each above its caption. */
export const renderPictures = (pictures: readonly Picture[], { width, colours }: Screen): string => {
  const withColours = colours.bold("") !== "";
  const gap = 2;
  const narrowestCaption = 16;
  const widest = Math.max(narrowestCaption, ...pictures.map((picture) => picture.width));
  const perRow = Math.max(1, Math.floor((width + gap) / (widest + gap)));
  const rows = Array.from({ length: Math.ceil(pictures.length / perRow) }, (_, row) =>
    pictures.slice(row * perRow, (row + 1) * perRow),
  );
  return rows
    .map((row) => {
      const blocks = row.map((picture) => block(picture, withColours));
      const height = Math.max(...blocks.map((lines) => lines.length));
      const captions = row.map(({ caption }) => renderText(caption, widest).split("\n"));
      const captionHeight = Math.max(...captions.map((lines) => lines.length));
      return [...sideBySide(blocks, height, widest, gap), ...sideBySide(captions, captionHeight, widest, gap)].join(
        "\n",
      );
    })
    .join("\n\n");
};

/** Two pixels per character, one above the other: half blocks in greys or, without colours, a ramp from light to dark. */
const block = ({ width, height, pixels }: Picture, withColours: boolean): readonly string[] =>
  Array.from({ length: Math.ceil(height / 2) }, (_, row) => {
    const characters = Array.from({ length: width }, (_, column) => {
      const upper = pixels[2 * row * width + column] ?? 0;
      const lower = pixels[(2 * row + 1) * width + column] ?? 0;
      return withColours ? `\x1b[38;5;${grey(upper)};48;5;${grey(lower)}m▀` : shade((upper + lower) / 2);
    });
    return characters.join("") + (withColours ? "\x1b[0m" : "");
  });

/** A terminal's 256 colours have 24 greys, from 232 to 255, between black (16) and white (231). */
const grey = (value: number): number => {
  const step = Math.round((value / 255) * 25);
  return step === 0 ? 16 : step === 25 ? 231 : 231 + step;
};

const ramp = " .:-=+*#%@";
const shade = (value: number): string => ramp[Math.min(ramp.length - 1, Math.floor((value / 256) * ramp.length))]!;

const sideBySide = (
  blocks: readonly (readonly string[])[],
  height: number,
  width: number,
  gap: number,
): readonly string[] =>
  Array.from({ length: height }, (_, line) =>
    blocks
      .map((lines) => padded(lines[line] ?? "", width))
      .join(" ".repeat(gap))
      .trimEnd(),
  );

const padded = (text: string, width: number): string =>
  text + " ".repeat(Math.max(0, width - stripVTControlCharacters(text).length));
