import { expectNames } from "./expect-names.js";
import { isHopeless, queueError } from "./queue-error.js";
import type { Reconnecting } from "./redis-connection.js";

/**
 * Throws an Error where a server is there and no other attempt would help: it refuses the name or the password, its certificate is not
 * trusted, or other data have the names of the queue. One that is not there may still come.
 */
export const expectServer = async ({ options, address }: Reconnecting, queue: string): Promise<void> => {
  const { Redis } = await import("ioredis");
  const client = new Redis({ ...options, lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
  const errors: unknown[] = [];
  client.on("error", (error) => errors.push(error));
  try {
    await client.connect();
    await client.ping();
    await expectNames((key) => client.type(key), queue);
  } catch (error) {
    errors.push(error);
  } finally {
    client.disconnect();
  }
  const hopeless = errors.find(isHopeless);
  if (hopeless !== undefined) throw queueError(hopeless, address);
};
