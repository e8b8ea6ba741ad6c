import { batch } from "@preact/signals";
import { openedFile } from "../../opened-file.js";
import { chosenTarget, problem } from "./table-state.js";

const PENGUINS = new URL("../../../generated/penguins.csv", import.meta.url);

/** Opens a table that comes with the page, for whoever has none: 344 penguins, to tell their species. */
export const openSample = async (): Promise<void> => {
  try {
    const response = await fetch(PENGUINS);
    if (!response.ok) throw new Error(`the server answers ${response.status}`);
    const content = await response.blob();
    batch(() => {
      chosenTarget.value = "species";
      openedFile.value = new File([content], "penguins.csv");
    });
  } catch (error) {
    problem.value = `The penguins could not be fetched: ${error instanceof Error ? error.message : String(error)}. Choose a table of your own.`;
  }
};
