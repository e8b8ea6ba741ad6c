/** What has been done, and how long it took. */
export interface Done {
  readonly name: string;
  readonly seconds: number;
  readonly detail: string;
}

/** Runs steps one after the other, and prints each as it ends. */
export const steps = () => {
  const done: Done[] = [];
  return {
    done,
    /** A step, which returns what is worth saying of it. */
    async step(name: string, work: () => Promise<string> | string): Promise<void> {
      const start = performance.now();
      const seconds = () => Math.round((performance.now() - start) / 1000);
      try {
        const detail = await work();
        done.push({ name, seconds: seconds(), detail });
        console.log(`✓ ${name}, ${seconds()} s${detail === "" ? "" : `: ${detail}`}`);
      } catch (error) {
        console.log(`✗ ${name}, ${seconds()} s`);
        throw error;
      }
    },
  };
};
