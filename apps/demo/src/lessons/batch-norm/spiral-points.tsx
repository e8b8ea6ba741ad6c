import { useWidth } from "../../ui/use-width.js";
import type { SpiralsPicture } from "./spirals-simulation.js";

const MOST_WIDTH = 340;

/** The points of both spirals; what the network takes for the other one is crossed out. */
export const SpiralPoints = ({
  picture: { points, labels, answers, accuracy },
}: {
  readonly picture: SpiralsPicture;
}) => {
  const [place, available] = useWidth<HTMLDivElement>();
  const edge = Math.min(MOST_WIDTH, available);
  const at = (value: number): string => (((value + 1.15) / 2.3) * edge).toFixed(1);
  const wrong = labels.filter((label, i) => label !== answers[i]).length;
  return (
    <div ref={place}>
      {edge > 0 && (
        <svg
          class="spiral-points"
          width={edge}
          height={edge}
          role="img"
          aria-label={`Two spirals of ${labels.length / 2} points each. ${wrong} points are taken for the other spiral; ${Math.round(100 * accuracy)} % are right.`}
        >
          {Array.from(labels, (label, i) => {
            const [x, y] = [at(points[2 * i]!), at(-points[2 * i + 1]!)];
            return label === answers[i] ? (
              <circle key={i} class={label === 0 ? "first" : "second"} cx={x} cy={y} r={3} />
            ) : (
              <path key={i} class={`wrong ${label === 0 ? "first" : "second"}`} d={`M${x} ${y}m-3 -3l6 6m0 -6l-6 6`} />
            );
          })}
        </svg>
      )}
    </div>
  );
};
