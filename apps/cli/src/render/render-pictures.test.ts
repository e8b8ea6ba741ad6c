import picocolors from "picocolors";
import { expect, test } from "vitest";
import { renderPictures } from "./render-pictures.js";

const plain = { width: 40, colours: picocolors.createColors(false) };
const coloured = { width: 40, colours: picocolors.createColors(true) };

test("puts pictures side by side over their captions, dark to light as thin to dense", () => {
  const pictures = [
    {
      caption: "a gradient from black to white",
      width: 4,
      height: 2,
      pixels: Uint8Array.of(0, 85, 170, 255, 0, 85, 170, 255),
    },
    { caption: "white", width: 2, height: 3, pixels: new Uint8Array(6).fill(255) },
    { caption: "on the next line", width: 1, height: 1, pixels: Uint8Array.of(255) },
  ];
  expect(renderPictures(pictures, plain)).toBe(
    [
      " -*@              @@",
      "                  ==",
      "a gradient from   white",
      "black to white",
      "",
      "=",
      "on the next line",
    ].join("\n"),
  );
});

test("with colours a character is two pixels, one over the other", () => {
  const picture = { caption: "", width: 1, height: 2, pixels: Uint8Array.of(255, 0) };
  expect(renderPictures([picture], coloured)).toContain("\x1b[38;5;231;48;5;16m▀\x1b[0m");
});
