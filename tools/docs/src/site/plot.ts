/** A curve by its points, and what it is called. */
export interface Curve {
  readonly label: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

const [WIDTH, HEIGHT, MARGIN] = [540, 260, 46];

/** Curves over one pair of axes, as SVG in the colours of the page. */
export const plot = (curves: readonly Curve[], title: string): string => {
  const all = curves.flatMap(({ points }) => points);
  const [left, right] = bounds(all.map(([x]) => x));
  const [bottom, top] = bounds([...all.map(([, y]) => y), 0]);
  const x = (value: number) => round(MARGIN + ((value - left) / (right - left)) * (WIDTH - 2 * MARGIN));
  const y = (value: number) => round(HEIGHT - MARGIN - ((value - bottom) / (top - bottom)) * (HEIGHT - 2 * MARGIN));
  const line = (from: readonly [number, number], to: readonly [number, number]) =>
    `<line x1="${x(from[0])}" y1="${y(from[1])}" x2="${x(to[0])}" y2="${y(to[1])}" class="axis"/>`;
  const text = (label: string, at: readonly [number, number], anchor = "middle") =>
    `<text x="${at[0]}" y="${at[1]}" text-anchor="${anchor}">${label}</text>`;
  return [
    `<svg class="plot" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">`,
    line([left, 0], [right, 0]),
    ...(left <= 0 && right >= 0 ? [line([0, bottom], [0, top])] : []),
    text(short(left), [MARGIN, HEIGHT - 12]),
    text(short(right), [WIDTH - MARGIN, HEIGHT - 12]),
    text(short(top), [MARGIN - 6, y(top) + 4], "end"),
    ...(bottom === 0 ? [] : [text(short(bottom), [MARGIN - 6, y(bottom) + 4], "end")]),
    ...curves.flatMap(({ label, points }, i) => [
      `<polyline class="curve-${i + 1}" points="${points.map((point) => `${x(point[0])},${y(point[1])}`).join(" ")}"/>`,
      `<text class="curve-${i + 1}" x="${WIDTH - MARGIN}" y="${18 + 16 * i}" text-anchor="end">${label}</text>`,
    ]),
    "</svg>",
  ].join("");
};

const bounds = (values: readonly number[]): readonly [number, number] => {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? [low - 1, high + 1] : [low, high];
};

const round = (value: number): number => Math.round(10 * value) / 10;

const short = (value: number): string => String(Number(value.toPrecision(2))).replace("-", "−");
