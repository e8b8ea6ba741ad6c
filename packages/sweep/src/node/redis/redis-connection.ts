import { expectArgument, expectString } from "@gd/tensor";
import type { QueueAddress } from "./queue-error.js";

/** Where a Redis or Valkey is, and which queue of it. */
export interface RedisPlace {
  /** `redis://host:6379`, or `rediss://host:6379` for TLS. */
  readonly url: string;
  /** Default: that of the URL, if it has one. */
  readonly username?: string | undefined;
  /** Default: that of the URL, if it has one. A URL is seen by all who see which programs run: do not put it there. */
  readonly password?: string | undefined;
  /** The name of the queue. Default: `gd-trials`. */
  readonly queue?: string;
}

/** Throws an ArgumentError unless this can be the place of a Redis. */
export const expectRedisPlace = (place: string, { url, username, password, queue = "gd-trials" }: RedisPlace): void => {
  expectArgument(typeof url === "string" && isPlace(url), {
    place: `${place}(url)`,
    expected:
      "a URL like redis://host:6379 or rediss://host:6379, or with the number of a database, redis://host:6379/2",
    received: typeof url === "string" ? withoutSecrets(url) : url,
  });
  for (const [name, value] of Object.entries({ username, password })) {
    if (value !== undefined) expectString(`${place}(${name})`, value);
  }
  expectArgument(typeof queue === "string" && /^[^:\s]+$/.test(queue), {
    place: `${place}(queue)`,
    expected: "a name without colons and spaces",
    received: queue,
  });
};

const isPlace = (url: string): boolean =>
  /^rediss?:\/\/./.test(url) && URL.canParse(url) && /^\/?\d*$/.test(new URL(url).pathname);

/** Of a URL, what anybody may see. */
const withoutSecrets = (url: string): string => url.replace(/\/\/[^@/]*@/, "//…@");

/** A connection that is made again and again, until it is given up. */
export interface Reconnecting {
  readonly options: ReturnType<typeof optionsOf>;
  readonly address: QueueAddress;
  readonly giveUp: () => void;
}

/** A place as BullMQ connects to it. */
export const connectionOf = (place: RedisPlace): Reconnecting => {
  let isGivenUp = false;
  const options = optionsOf(place, () => isGivenUp);
  return {
    options,
    address: { place: `${options.host}:${options.port}`, tls: options.tls !== undefined },
    giveUp() {
      isGivenUp = true;
    },
  };
};

const optionsOf = ({ url, username, password }: RedisPlace, isGivenUp: () => boolean) => {
  const parts = new URL(url);
  const { protocol, hostname, port, pathname } = parts;
  const user = username ?? decodeURIComponent(parts.username);
  const secret = password ?? decodeURIComponent(parts.password);
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? 6379 : Number(port),
    ...(pathname.length > 1 ? { db: Number(pathname.slice(1)) } : {}),
    ...(user === "" ? {} : { username: user }),
    ...(secret === "" ? {} : { password: secret }),
    ...(protocol === "rediss:" ? { tls: {} } : {}),
    // A Redis that is away comes back: all waits for it.
    maxRetriesPerRequest: null,
    retryStrategy: (times: number) => (isGivenUp() ? null : Math.min(2000, 50 * times)),
  };
};
