import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Figure } from "@gd/experiments";

/** Draws a figure into a file, as a bitmap when its name ends in .png, else as SVG. */
export const writePlot = async (figure: Figure, file: string): Promise<void> => {
  // Drawing needs large libraries; a run that draws no file starts without them.
  const { plotFigure } = await import("./plot-figure.js");
  const svg = plotFigure(figure);
  await writeFile(file, file.toLowerCase().endsWith(".png") ? await bitmap(svg) : svg);
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
