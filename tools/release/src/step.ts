/** Says why a step cannot be done here; the others go on. */
export class Skipped extends Error {}

/** The steps that were skipped so far, each with its reason. */
export const skipped: string[] = [];

/** Does a step, which returns what is worth saying of it, and prints how long it took, or why it was skipped. */
export const step = async (name: string, work: () => Promise<string> | string): Promise<void> => {
  const start = performance.now();
  const seconds = () => Math.round((performance.now() - start) / 1000);
  try {
    const detail = await work();
    console.log(`✓ ${name}, ${seconds()} s${detail === "" ? "" : `: ${detail}`}`);
  } catch (error) {
    if (error instanceof Skipped) {
      skipped.push(`${name}: ${error.message}`);
      console.log(`– ${name}, skipped: ${error.message}`);
      return;
    }
    console.log(`✗ ${name}, ${seconds()} s`);
    throw error;
  }
};
