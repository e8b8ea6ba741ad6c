/** The visible part of a plane, in units of its axes. */
export interface ViewWindow {
  readonly x: readonly [least: number, most: number];
  readonly y: readonly [least: number, most: number];
}

const STEP = 0.5;
/** How far a path can widen the window, as a multiple of the extent of `always`. Beyond that it may leave the window. */
const FURTHEST = 1;

/**
 * A window in which a unit is as long across as up. It shows the points of `always`, and those of `paths` that are not too
 * far away. It grows in steps, so that it does not tremble when the paths do.
 */
export const viewWindow = (
  always: readonly (readonly [number, number])[],
  paths: readonly (readonly [number, number])[],
  width: number,
  height: number,
): ViewWindow => {
  const sides = [0, 1].map((side) => {
    const kept = always.map((point) => point[side]!);
    const [low, high] = [Math.min(...kept), Math.max(...kept)];
    const reach = FURTHEST * Math.max(high - low, 2 * STEP);
    let [least, most] = [low, high];
    for (const point of paths) {
      least = Math.min(least, Math.max(point[side]!, low - reach));
      most = Math.max(most, Math.min(point[side]!, high + reach));
    }
    return [Math.floor((least - STEP / 2) / STEP) * STEP, Math.ceil((most + STEP / 2) / STEP) * STEP] as const;
  });
  const [x, y] = sides as [readonly [number, number], readonly [number, number]];
  const unit = Math.max((x[1] - x[0]) / width, (y[1] - y[0]) / height);
  return { x: around(x, unit * width), y: around(y, unit * height) };
};

const around = ([least, most]: readonly [number, number], length: number): readonly [number, number] => {
  const middle = (least + most) / 2;
  return [middle - length / 2, middle + length / 2];
};

/** About five round numbers within a range. */
export const ticksWithin = ([least, most]: readonly [number, number], count = 5): readonly number[] => {
  const rough = (most - least) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((digit) => digit * power >= rough) ?? 10);
  const ticks: number[] = [];
  for (let i = Math.ceil(least / step); i * step <= most; i++) ticks.push(Number((i * step).toPrecision(12)));
  return ticks;
};
