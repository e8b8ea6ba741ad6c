import { type TrainingChoices, trainingChoices } from "./digits-settings.js";
import type { DigitReader } from "./train-digits.js";

/** A network as a model file, under a name. */
export interface NetworkFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const FILE_TYPE = ".model.safetensors";

/** Writes a network with the choices that made it. What writes model files comes when it is needed. */
export const networkFile = async (
  choices: TrainingChoices,
  reader: Pick<DigitReader, "name" | "parameters">,
  said: { readonly images: number | undefined; readonly epochs: number; readonly steps?: number },
): Promise<NetworkFile> => {
  const { digitModelFile } = await import("./model-file.js");
  const training = { by: "the Digits room of gd", ...trainingChoices(choices), ...said };
  return {
    name: `digits-${reader.name}${FILE_TYPE}`,
    bytes: digitModelFile(choices, reader.parameters(), training),
  };
};

/** The name of a file that was opened, for taking it along again. */
export const named = ({ name, bytes }: NetworkFile): NetworkFile => ({
  name: name.endsWith(".safetensors") ? name : `digits${FILE_TYPE}`,
  bytes,
});
