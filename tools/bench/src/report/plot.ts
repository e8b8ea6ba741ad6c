type Point = readonly [x: number, y: number];

/** A line of a plot. */
export interface Series {
  readonly name: string;
  readonly points: readonly Point[];
  /** Whether it is drawn with dashes and no dots, as what nothing has been measured of. */
  readonly dashed?: boolean;
}

/** What a plot shows. */
export interface Plot {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly series: readonly Series[];
}

const [WIDTH, HEIGHT] = [640, 400];
const [LEFT, RIGHT, TOP, BOTTOM] = [70, 20, 40, 50];
const COLORS = ["#0b6e99", "#c2410c", "#4d7c0f", "#7e22ce"];
const FONT = 'font-family="sans-serif" font-size="12" fill="#333"';

/** An SVG of lines over logarithmic axes. */
export const plotSvg = ({ title, x, y, series }: Plot): string => {
  const all = series.flatMap(({ points }) => points);
  const horizontal = axis(
    all.map(([value]) => value),
    LEFT,
    WIDTH - RIGHT,
  );
  const vertical = axis(
    all.map(([, value]) => value),
    HEIGHT - BOTTOM,
    TOP,
  );
  const grid = [
    ...horizontal.decades.flatMap((value) => [
      line([horizontal.at(value), TOP], [horizontal.at(value), HEIGHT - BOTTOM], "#ddd"),
      text([horizontal.at(value), HEIGHT - BOTTOM + 18], power(value), "middle"),
    ]),
    ...vertical.decades.flatMap((value) => [
      line([LEFT, vertical.at(value)], [WIDTH - RIGHT, vertical.at(value)], "#ddd"),
      text([LEFT - 8, vertical.at(value) + 4], power(value), "end"),
    ]),
  ];
  const lines = series.flatMap(({ name, points, dashed }, i) => {
    const color = dashed ? "#888" : COLORS[i % COLORS.length]!;
    const stroke = `stroke-width="2"${dashed ? ' stroke-dasharray="5 5"' : ""}`;
    const places = points.map(([a, b]): Point => [horizontal.at(a), vertical.at(b)]);
    const path = places.map((place) => place.map((number) => number.toFixed(1)).join(",")).join(" ");
    const legend: Point = [LEFT + 12, TOP + 18 + 18 * i];
    return [
      `<polyline points="${path}" fill="none" stroke="${color}" ${stroke}/>`,
      ...(dashed ? [] : places).map(
        ([a, b]) => `<circle cx="${a.toFixed(1)}" cy="${b.toFixed(1)}" r="3" fill="${color}"/>`,
      ),
      line([legend[0], legend[1] - 4], [legend[0] + 20, legend[1] - 4], color, stroke),
      text([legend[0] + 26, legend[1]], name, "start"),
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">`,
    `<title>${title}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`,
    ...grid,
    ...lines,
    text([WIDTH / 2, 22], title, "middle", 'font-weight="bold"'),
    text([(LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12], x, "middle"),
    text([0, 0], y, "middle", `transform="translate(18 ${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)"`),
    "</svg>",
    "",
  ].join("\n");
};

/** A logarithmic axis over whole decades, between two coordinates. */
const axis = (values: readonly number[], from: number, to: number) => {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.ceil(Math.log10(Math.max(...values)));
  return {
    decades: Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i)),
    at: (value: number) => from + ((Math.log10(value) - first) / (last - first)) * (to - from),
  };
};

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
/** A power of ten, as 10⁻². */
const power = (value: number): string => {
  const digits = `${Math.round(Math.log10(value))}`;
  return `10${digits.replace("-", "⁻").replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)]!)}`;
};

const line = ([x1, y1]: Point, [x2, y2]: Point, color: string, more = ""): string =>
  `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" stroke="${color}" ${more}/>`;

const text = ([x, y]: Point, content: string, anchor: string, more = ""): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" ${FONT} ${more}>${content}</text>`;
