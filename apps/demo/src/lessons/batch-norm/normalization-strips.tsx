import "./batch-norm.css";
import { momentsOf, type NormalizedBothWays, showNumber } from "@gd/experiments";
import { useWidth } from "../../ui/use-width.js";

const RANGE = [-4, 14] as const;
const HEIGHT = 44;

/** Eight examples of two features on a line: before, and normalized both ways. */
export const NormalizationStrips = ({ features }: { readonly features: NormalizedBothWays }) => {
  const [place, width] = useWidth<HTMLDivElement>();
  const strips = [
    { name: "Before", values: features.before },
    { name: "The whole array at once, as the notebook has it", values: features.wholeArray },
    { name: "Feature by feature", values: features.perFeature },
  ];
  const left = (value: number): number => 8 + ((value - RANGE[0]) / (RANGE[1] - RANGE[0])) * (width - 16);
  return (
    <div class="strips" ref={place}>
      {strips.map(({ name, values }) => {
        const { mean, variance } = momentsOf(values);
        const moments = [0, 1]
          .map((i) => `feature ${i + 1}: mean ${tidy(mean[i]!)}, variance ${tidy(variance[i]!)}`)
          .join("; ");
        return (
          <figure key={name}>
            <figcaption>
              <strong>{name}</strong> <span class="quiet">{moments}</span>
            </figcaption>
            <svg width={width} height={HEIGHT} role="img" aria-label={`${name}. ${moments}.`}>
              <line x1={0} x2={width} y1={22} y2={22} />
              <line class="zero" x1={left(0)} x2={left(0)} y1={4} y2={30} />
              <text x={left(0)} y={42}>
                0
              </text>
              {Array.from(values, (value, i) =>
                i % 2 === 0 ? (
                  <circle key={i} class="first" cx={left(value)} cy={22} r={6} />
                ) : (
                  <rect key={i} class="second" x={left(value) - 5} y={17} width={10} height={10} />
                ),
              )}
            </svg>
          </figure>
        );
      })}
      <p class="quiet small">Circles are the first feature, squares the second.</p>
    </div>
  );
};

/** Without what rounding has left of a 0. */
const tidy = (value: number): string => showNumber(Math.abs(value) < 1e-12 ? 0 : value, 3).replace("-", "−");
