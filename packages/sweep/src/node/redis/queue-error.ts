/** Where a server is: `queue.example:6379`, and whether it is spoken to by TLS. */
export interface QueueAddress {
  readonly place: string;
  readonly tls: boolean;
}

/** What went wrong with a server, what that means, and whether another attempt may help. */
interface Trouble {
  readonly sign: RegExp;
  readonly says: (address: QueueAddress, reason: string) => string;
  readonly mayPass: boolean;
}

const TROUBLES: readonly Trouble[] = [
  {
    sign: /WRONGPASS|NOAUTH|invalid password/,
    says: ({ place }) => `${place} refuses the name or the password of the queue`,
    mayPass: false,
  },
  {
    sign: /certificate|CERT_|ALTNAME|altnames/i,
    says: ({ place }, reason) =>
      `${place} has a certificate that is not trusted, ${reason}: name that of its authority in NODE_EXTRA_CA_CERTS, and the server as its certificate does`,
    mayPass: false,
  },
  {
    sign: /wrong version number|packet length too long|EPROTO/i,
    says: ({ place }) => `${place} does not answer by TLS: with redis:// it is spoken to without`,
    mayPass: false,
  },
  {
    sign: /^WRONGTYPE|WRONGTYPE Operation/,
    says: ({ place }) => `${place} has other data under the names of the queue: choose another name for the queue`,
    mayPass: false,
  },
  {
    sign: /\bOOM\b/,
    says: ({ place }) => `${place} has no memory left: make room there, or raise its maxmemory`,
    mayPass: true,
  },
  {
    sign: /ECONNRESET|EPIPE/,
    says: ({ place, tls }, reason) =>
      `${place} has closed the connection, ${reason}; it is made again${tls ? "" : "; should it want TLS, the URL begins with rediss://"}`,
    mayPass: true,
  },
  {
    sign: /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/,
    // A server without TLS waits for the end of a line, and says nothing.
    says: ({ place, tls }, reason) =>
      `no queue answers at ${place}, ${reason}; it is tried again until one does${tls && reason.includes("ETIMEDOUT") ? "; should it not speak TLS, the URL begins with redis://" : ""}`,
    mayPass: true,
  },
];

const textOf = (error: unknown): string => {
  const { message = "", code = "" } = Object(error);
  return `${message}` === "" ? `${code}` : `${message}`;
};
const troubleOf = (error: unknown): Trouble | undefined =>
  TROUBLES.find(({ sign }) => sign.test(textOf(error)) || sign.test(String(Object(error).code)));

/** Whether an error is one that no other attempt would mend. */
export const isHopeless = (error: unknown): boolean => troubleOf(error)?.mayPass === false;

/** An error of a server in words that say what to do; another one as it is. */
export const queueError = (error: unknown, address: QueueAddress): Error => {
  const trouble = troubleOf(error);
  if (trouble === undefined) return error instanceof Error ? error : new Error(String(error));
  // What reads and what writes meet the same reset.
  const reason = textOf(error).replace(/^(?:read|write) /, "");
  return new Error(trouble.says(address, reason), { cause: error });
};
