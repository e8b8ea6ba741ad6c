/** Does a step, which returns what is worth saying of it, and prints how long it took. */
export const step = async (name: string, work: () => Promise<string> | string): Promise<void> => {
  const start = performance.now();
  const seconds = () => Math.round((performance.now() - start) / 1000);
  try {
    const detail = await work();
    console.log(`✓ ${name}, ${seconds()} s${detail === "" ? "" : `: ${detail}`}`);
  } catch (error) {
    console.log(`✗ ${name}, ${seconds()} s`);
    throw error;
  }
};
