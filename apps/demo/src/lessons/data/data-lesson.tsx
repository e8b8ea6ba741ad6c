import { DataPanel, type WeightTried } from "../../rooms/descent/data/data-panel.js";
import { lesson } from "../lesson.js";
import { isAtBottom } from "./data-check.js";

const DataFigure = ({ onState }: { readonly onState: (tried: WeightTried) => void }) => (
  <div>
    <DataPanel onTried={onState} />
  </div>
);

export const dataLesson = lesson({
  place: "Notebook · data and gradient",
  text: (
    <>
      <p>
        A linear regression has numbers to learn, the weights w, from rows of known numbers x and y. It predicts ŷ = w₀
        + w₁x₁ + … + w₄x₄; the cost ½ Σ (y − ŷ)² says how far off that is. Here the truth is known, since the notebook
        made the data itself.
      </p>
      <p>
        The gradient is the slope of the cost: where it is positive, a larger weight costs more, so the way down is
        against it. The slope over all rows takes all rows to compute. A <em>batch</em>, a few rows drawn at random,
        gives a rough idea of it for a fraction of the work.
      </p>
    </>
  ),
  task: "Bring w₄, or another weight, to where the gradient of all rows is 0 to two decimals.",
  found:
    "That is least squares, close to the weight that the data was made with. Draw a few more batches: here their gradients point both ways, which is why a descent on batches never quite comes to rest.",
  Figure: DataFigure,
  solved: isAtBottom,
  document: {
    said: "The data: seeded with 123, four columns of uniform numbers and normal noise. The first row of the design matrix is [1, 0.69646919, 0.66314239, 0.08647754, 0.89401513].",
    verdict: "so",
    ours: "Our generator draws the same numbers to the last bit. Least squares gives 1.027, −1.978, 3.010 and −3.960 for 1, −2, 3 and −4: the rest is noise. The text says that batches are drawn with replacement, and the code draws them without.",
  },
  room: { href: "#/descent", name: "Race all five weights in Descent" },
});
