import { env } from "node:process";
import type { RedisPlace } from "@gd/sweep/node";

/** The Redis of a URL, with the name and the password of the environment: REDIS_USERNAME and REDIS_PASSWORD. */
export const redisPlace = (url: string, queue: string | undefined): RedisPlace => ({
  url,
  username: env["REDIS_USERNAME"],
  password: env["REDIS_PASSWORD"],
  ...(queue === undefined ? {} : { queue }),
});
