import type { Reconnecting } from "./redis-connection.js";

/** What a server says to a name or a password that it does not know. */
const REFUSAL = /WRONGPASS|NOAUTH|invalid password/;

/** Throws an Error where a server is there and refuses the name or the password: no other attempt would mend that. */
export const expectAccess = async ({ options }: Reconnecting): Promise<void> => {
  const { Redis } = await import("ioredis");
  const client = new Redis({ ...options, lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
  const errors: unknown[] = [];
  client.on("error", (error) => errors.push(error));
  try {
    await client.connect();
    await client.ping();
  } catch (error) {
    errors.push(error);
  } finally {
    client.disconnect();
  }
  const refusal = errors.find((error) => REFUSAL.test(String(error)));
  if (refusal === undefined) return;
  throw new Error(`${options.host}:${options.port} refuses the name or the password of the queue`, { cause: refusal });
};
