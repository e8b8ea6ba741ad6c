import { type Magnitudes, OCTAVES } from "@gd/experiments";

/** The powers of ten at which an axis of magnitudes begins and ends. What lies beyond is in the outermost bars. */
export type Decades = readonly [least: number, most: number];

export interface Bar {
  readonly kind: "zero" | "positive" | "negative";
  /** As shares of the width and of the height, from 0 to 1. */
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
}

/** The shares of the width, from the left, of the bar for exact zeros and of the gap after it. */
const ZERO = 0.05;
const GAP = 0.03;

/** The place of a power of ten on the axis, from 0 to 1. */
export const placeOf = (decade: number, [least, most]: Decades): number =>
  ZERO + GAP + (1 - ZERO - GAP) * Math.min(1, Math.max(0, (decade - least) / (most - least)));

export const ZERO_PLACE = ZERO / 2;

/** The bars of a histogram over a logarithmic axis, one for each octave. The tallest one fills the height. */
export const histogramBars = (magnitudes: Magnitudes, decades: Decades): readonly Bar[] => {
  const { zeros } = magnitudes;
  const [positive, negative] = [magnitudes.positive, magnitudes.negative].map((counts) => inRange(counts, decades));
  const { first, length } = octavesOf(decades);
  const tallest = Math.max(zeros, ...positive!.map((count, i) => count + negative![i]!));
  if (tallest === 0) return [];

  const bars: Bar[] =
    zeros > 0 ? [{ kind: "zero", x: 0, width: ZERO, y: 1 - zeros / tallest, height: zeros / tallest }] : [];
  for (let i = 0; i < length; i++) {
    const [x, end] = [first + i, first + i + 1].map((octave) => placeOf(octave * Math.log10(2), decades));
    let y = 1;
    for (const [kind, counts] of [["positive", positive!] as const, ["negative", negative!] as const]) {
      const height = counts[i]! / tallest;
      y -= height;
      if (height > 0) bars.push({ kind, x: x!, width: end! - x!, y, height });
    }
  }
  return bars;
};

/** The octaves of an axis; its ends may cut the outermost ones. */
const octavesOf = ([least, most]: Decades) => {
  const first = Math.floor(least * Math.log2(10));
  return { first, length: Math.ceil(most * Math.log2(10)) - first };
};

const inRange = (counts: Uint32Array, decades: Decades): number[] => {
  const { first, length } = octavesOf(decades);
  const ranged = new Array<number>(length).fill(0);
  counts.forEach((count, i) => {
    const place = Math.min(length - 1, Math.max(0, i + OCTAVES.first - first));
    ranged[place]! += count;
  });
  return ranged;
};

/** The bars of a kind as one path in a square of 1 by 1, each high enough to be seen. */
export const barsPath = (bars: readonly Bar[], kind: Bar["kind"]): string =>
  bars
    .filter((bar) => bar.kind === kind)
    .map(({ x, y, width, height }) => {
      const seen = Math.max(height, 0.03);
      return `M${x.toFixed(4)} ${(y + height - seen).toFixed(4)}h${(width * 0.9).toFixed(4)}v${seen.toFixed(4)}h${(-width * 0.9).toFixed(4)}z`;
    })
    .join("");
