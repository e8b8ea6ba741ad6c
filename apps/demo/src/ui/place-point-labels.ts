/** A point and the width of its label, in pixels. */
export interface LabelledPoint {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where the text of a label begins: its left end and the middle of its height. */
export interface PlacedLabel {
  readonly left: number;
  readonly middle: number;
}

/**
 * Places for labels of one height around their points, `gap` away, inside a frame, and as far from each other. They cover no other
 * points; one without room is left out: undefined.
 */
export const placePointLabels = (
  labels: readonly LabelledPoint[],
  height: number,
  gap: number,
  frame: Box,
): readonly (PlacedLabel | undefined)[] => {
  const points = labels.map(({ x, y }): Box => ({ left: x - gap / 2, top: y - gap / 2, width: gap, height: gap }));
  const taken: Box[] = [];
  return labels.map(({ x, y, width }, label) => {
    const away = gap + height;
    const places = [-1, 1, -2, 2, -3, 3].flatMap((rows) =>
      [x + gap, x - gap - width, x - width / 2].map((left) => ({
        left,
        top: y - height / 2 + rows * away * 0.75,
        width,
        height,
      })),
    );
    const free = places.find(
      (place) =>
        within(place, frame) &&
        !taken.some((other) => overlap(place, other)) &&
        !points.some((point, i) => i !== label && overlap(place, point)),
    );
    if (free === undefined) return undefined;
    // Side by side, two labels without a space would read as one.
    taken.push({ ...free, left: free.left - gap, width: width + 2 * gap });
    return { left: free.left, middle: free.top + height / 2 };
  });
};

const within = (inner: Box, outer: Box): boolean =>
  inner.left >= outer.left &&
  inner.top >= outer.top &&
  inner.left + inner.width <= outer.left + outer.width &&
  inner.top + inner.height <= outer.top + outer.height;

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.left + other.width &&
  other.left < one.left + one.width &&
  one.top < other.top + other.height &&
  other.top < one.top + one.height;
