import type { Figure } from "@gd/experiments";
import picocolors from "picocolors";
import { describe, expect, test } from "vitest";
import { renderFigure } from "./render-figure.js";

const plain = { width: 40, colours: picocolors.createColors(false) };

const figure = (overrides: Partial<Figure>): Figure => ({
  title: "A figure",
  x: { label: "step", scale: "linear" },
  y: { label: "cost", scale: "linear" },
  series: [],
  ...overrides,
});

describe("renderFigure", () => {
  test("draws one curve in lines, with labelled axes and its name", () => {
    const points = Array.from({ length: 13 }, (_, i) => [i, 12 - i] as const);
    expect(renderFigure(figure({ series: [{ name: "descent", points }] }), plain)).toMatchInlineSnapshot(`
      "A figure
      cost
      12 ┤─╮
      11 ┤ ╰──╮
      10 ┤    ╰──╮
       9 ┤       ╰──╮
       8 ┤          ╰──╮
       7 ┤             ╰──╮
       6 ┤                ╰─╮
       5 ┤                  ╰──╮
       4 ┤                     ╰──╮
       3 ┤                        ╰──╮
       2 ┤                           ╰──╮
       1 ┤                              ╰──╮
       0 ┤                                 ╰──
         └────────────────────────────────────
          0                6                12
          step
          ── descent"
    `);
  });

  test("labels a logarithmic axis with the values, and leaves out what it cannot show", () => {
    const points = [
      [0, 0],
      [1, 1000],
      [2, Number.NaN],
      [3, 0.001],
    ] as const;
    const text = renderFigure(figure({ y: { label: "cost", scale: "log" }, series: [{ name: "a", points }] }), plain);
    const rows = text.split("\n");
    expect(rows[1]).toBe("cost (logarithmic)");
    expect(rows[2]).toMatch(/^ +1,?000 ┤─/);
    expect(rows[8]).toMatch(/^ +1 ┤ /);
    expect(rows[14]).toMatch(/^ +0\.001 ┤ /);
    expect(rows[16]).toMatch(/ 1 +2 +3$/);
  });

  test("marks each curve with its own colour, and without colours with its own letter", () => {
    const series = [
      { name: "low", points: [[0, 0] as const, [10, 0] as const] },
      { name: "high", points: [[0, 1] as const, [5, 1] as const] },
    ];
    const letters = renderFigure(figure({ series }), plain).split("\n");
    expect(letters[2]).toMatch(/^ *1 ┤b+$/);
    expect(letters[14]).toMatch(/^ *0 ┤a+$/);
    // The second curve ends in the middle of the axis.
    expect(letters[2]!.length - letters[14]!.length).toBeCloseTo(-17, -1);
    expect(letters.at(-1)).toMatch(/a low {3}b high$/);
    const coloured = renderFigure(figure({ series }), { width: 40, colours: picocolors.createColors(true) });
    expect(coloured).toContain("\x1b[36m──\x1b[39m low   \x1b[33m──\x1b[39m high");
  });

  test("a constant curve lies in the middle", () => {
    const rows = renderFigure(
      figure({
        series: [
          {
            name: "a",
            points: [
              [0, 4],
              [1, 4],
            ],
          },
        ],
      }),
      plain,
    ).split("\n");
    expect(rows[8]).toMatch(/^ *4 ┤─+$/);
  });

  test("says so when there is nothing to draw", () => {
    const series = [{ name: "a", points: [[0, Number.NaN] as const] }];
    expect(renderFigure(figure({ series }), plain)).toBe("A figure\n  (nothing to draw)");
  });

  test("no line is longer than the screen", () => {
    const points = Array.from({ length: 5000 }, (_, i) => [i, 4998.942604955297 + 1 / (i + 1)] as const);
    for (const line of renderFigure(figure({ series: [{ name: "a", points }] }), plain).split("\n")) {
      expect(line.length).toBeLessThanOrEqual(40);
    }
  });
});
