/** The library for queues, once it is needed: who runs trials on one machine does not install it. */
export const loadBullmq = async () => {
  try {
    return await import("bullmq");
  } catch (cause) {
    throw new Error("a queue on Redis needs the packages bullmq and ioredis: npm install bullmq ioredis", { cause });
  }
};
