import { predictor } from "@gd/gd";
import { loadModelFile } from "@gd/gd/node";

// Another process, later: the file is all that it needs.
const species = predictor(await loadModelFile("penguins.model.safetensors"));
const [answer] = species([
  {
    island: "Biscoe",
    culmen_length_mm: 46.5,
    culmen_depth_mm: 14.8,
    flipper_length_mm: 217,
    body_mass_g: 5200,
    sex: null,
  },
]);
console.log(answer?.class, answer?.probabilities);
