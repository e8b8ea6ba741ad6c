/** A place in a drawing. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** How far a place is from a line between two others, which may be the same. */
export const distanceToLine = ({ x, y }: Place, from: Place, to: Place): number => {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / length2));
  return Math.hypot(x - from.x - along * dx, y - from.y - along * dy);
};
