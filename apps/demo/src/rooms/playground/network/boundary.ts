/**
 * The line where a function over a grid of edge × edge values crosses a level, as segments of x and y of both ends, in steps
 * of the grid from its first value. Where a cell has two of them, the mean of its corners says which corners belong together.
 *
 * Source  Lorensen & Cline, Marching cubes (1987), in two dimensions
 */
export const boundary = (values: ArrayLike<number>, edge: number, level = 0): Float32Array => {
  const segments: number[] = [];
  for (let row = 0; row + 1 < edge; row++) {
    for (let column = 0; column + 1 < edge; column++) {
      const corner = (down: number, right: number) => values[(row + down) * edge + column + right]! - level;
      const [topLeft, topRight, bottomRight, bottomLeft] = [corner(0, 0), corner(0, 1), corner(1, 1), corner(1, 0)];
      const crossings: number[] = [];
      const cross = (from: number, to: number, x: number, y: number, right: number, down: number): void => {
        if (from > 0 === to > 0) return;
        const share = from / (from - to);
        crossings.push(column + x + share * right, row + y + share * down);
      };
      cross(topLeft, topRight, 0, 0, 1, 0);
      cross(topRight, bottomRight, 1, 0, 0, 1);
      cross(bottomRight, bottomLeft, 1, 1, -1, 0);
      cross(bottomLeft, topLeft, 0, 1, 0, -1);
      // The crossings go round: two that follow each other cut off the corner between them.
      const center = topLeft + topRight + bottomRight + bottomLeft;
      if (crossings.length === 8 && topLeft > 0 !== center > 0) crossings.push(...crossings.splice(0, 2));
      segments.push(...crossings);
    }
  }
  return Float32Array.from(segments);
};
