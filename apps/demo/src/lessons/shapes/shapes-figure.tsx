import "./shapes-figure.css";
import { referenceOps } from "@gd/tensor";
import { Fragment } from "preact";
import { useEffect, useState } from "preact/hooks";
import { sentenceOf } from "../../sentence-of.js";
import { Panel } from "../../ui/panel.js";
import { Switch } from "../../ui/switch.js";
import { type LayerSizes, refusalOf } from "./layer-sizes.js";

const SIZES = [1, 2, 3, 4, 5] as const;
/** With the mistake that one makes who counts the bias as an input. */
const START: readonly LayerSizes[] = [
  [2, 3],
  [4, 3],
  [3, 2],
];

const ops = referenceOps({ dtype: "float64" });

/** Three linear layers whose sizes can be chosen: as a line of code, and as the tutorial's matrices. */
export const ShapesFigure = ({ onState }: { readonly onState: (layers: readonly LayerSizes[]) => void }) => {
  const [layers, setLayers] = useState(START);
  const [withOne, setWithOne] = useState(true);
  useEffect(() => onState(layers), [layers]);
  const refusal = refusalOf(layers);
  const set = (layer: number, side: 0 | 1, size: number): void =>
    setLayers(
      layers.map((sizes, i): LayerSizes => (i !== layer ? sizes : side === 0 ? [size, sizes[1]] : [sizes[0], size])),
    );
  return (
    <div>
      <Panel title="The network as code">
        <div class="shapes-code">
          <p>
            <code>sequential(</code>
          </p>
          {layers.map((sizes, layer) => (
            <div key={layer} class={refusal?.layer === layer ? "refused" : ""}>
              <code>linear(</code>
              {([0, 1] as const).map((side) => (
                <Fragment key={side}>
                  {side === 1 && <code>, </code>}
                  <select
                    class="number"
                    aria-label={`Layer ${layer + 1}, ${side === 0 ? "inputs" : "outputs"}`}
                    aria-invalid={refusal?.layer === layer && side === 0}
                    value={String(sizes[side])}
                    onChange={({ currentTarget }) => set(layer, side, Number(currentTarget.value))}
                  >
                    {SIZES.map((size) => (
                      <option key={size}>{size}</option>
                    ))}
                  </select>
                </Fragment>
              ))}
              <code>), sigmoid,</code>
            </div>
          ))}
          <p>
            <code>)</code>
          </p>
        </div>
        <p role="status" class={refusal === undefined ? "" : "shapes-refusal"}>
          {refusal === undefined ? (
            "The compiler accepts it."
          ) : (
            <>
              Layer {refusal.layer + 1}: <code>{refusal.sentence}</code>
            </>
          )}
        </p>
      </Panel>
      <Panel
        title="The same layers as the tutorial’s matrices"
        aside={<Switch name="Append the 1" on={withOne} onChange={setWithOne} />}
      >
        <ul class="shapes-products">
          {layers.map(([inputs, outputs], layer) => (
            <li key={layer}>
              <Product layer={layer + 1} inputs={inputs} outputs={outputs} withOne={withOne} />
            </li>
          ))}
        </ul>
        <p class="quiet small">The last column of each matrix is the bias; the 1 of the input meets it.</p>
      </Panel>
    </div>
  );
};

interface ProductProps {
  readonly layer: number;
  readonly inputs: number;
  readonly outputs: number;
  readonly withOne: boolean;
}

/** [outputs, inputs + 1] times a column. */
const Product = ({ layer, inputs, outputs, withOne }: ProductProps) => {
  const column = withOne ? inputs + 1 : inputs;
  const problem = problemOf([outputs, inputs + 1], [column, 1]);
  return (
    <>
      <div class="shapes-product" aria-hidden="true">
        <Cells rows={outputs} columns={inputs + 1} last="bias" />
        <span>·</span>
        <Cells rows={column} columns={1} last={withOne ? "one" : "none"} />
        <span>=</span>
        {problem === undefined ? (
          <Cells rows={outputs} columns={1} last="none" />
        ) : (
          <span class="shapes-refusal">?</span>
        )}
      </div>
      <p class="small">
        Layer {layer}: [{outputs}, {inputs + 1}] · [{column}, 1]
        {problem === undefined
          ? ` = [${outputs}, 1]. Its gradient is [${outputs}, ${inputs + 1}], too.`
          : " is refused:"}
      </p>
      {problem !== undefined && <pre class="shapes-refusal">{problem}</pre>}
    </>
  );
};

/** What a product of these shapes says, if it is refused. */
const problemOf = (left: readonly [number, number], right: readonly [number, number]): string | undefined => {
  try {
    ops.matmul(ops.fill(left, 0), ops.fill(right, 0));
    return undefined;
  } catch (error) {
    return sentenceOf(error);
  }
};

interface CellsProps {
  readonly rows: number;
  readonly columns: number;
  /** What the last column or the last row is. */
  readonly last: "bias" | "one" | "none";
}

const Cells = ({ rows, columns, last }: CellsProps) => (
  <span class="shapes-cells" style={{ "--columns": columns }}>
    {Array.from({ length: rows * columns }, (_, i) => {
      const [row, column] = [Math.floor(i / columns), i % columns];
      const tinted = (last === "bias" && column === columns - 1) || (last === "one" && row === rows - 1);
      return (
        <i key={i} class={tinted ? "tinted" : ""}>
          {last === "one" && tinted ? 1 : ""}
        </i>
      );
    })}
  </span>
);
