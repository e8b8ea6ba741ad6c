import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Figure } from "@gd/experiments";
import { systemReason } from "../system-reason.js";

/**
 * Writes a figure to a file: a bitmap if its name ends in .png, SVG otherwise.
 *
 * Throws  Error that names the file
 */
export const writePlot = async (figure: Figure, file: string): Promise<void> => {
  // Drawing needs large libraries: they are only loaded by a run that draws.
  const { plotFigure } = await import("./plot-figure.js");
  const svg = plotFigure(figure);
  try {
    await writeFile(file, file.toLowerCase().endsWith(".png") ? await bitmap(svg) : svg);
  } catch (cause) {
    throw new Error(`${file}: ${systemReason(cause)}`, { cause });
  }
};

const bitmap = async (svg: string): Promise<Uint8Array> => {
  const { Resvg } = await import("@resvg/resvg-js");
  const { resolve } = createRequire(import.meta.url);
  const fontFiles = ["DejaVuSans", "DejaVuSans-Bold"].map((font) => resolve(`dejavu-fonts-ttf/ttf/${font}.ttf`));
  const options = {
    fitTo: { mode: "zoom" as const, value: 2 },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: "DejaVu Sans" },
  };
  return new Resvg(svg, options).render().asPng();
};
