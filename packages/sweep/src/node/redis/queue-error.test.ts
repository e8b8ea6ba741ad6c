import { expect, test } from "vitest";
import { isHopeless, queueError } from "./queue-error.js";

const address = { place: "queue.example:6379", tls: false };
const errorOf = (message: string, code?: string): Error => Object.assign(new Error(message), { code });

test.each<[error: Error, says: string, isFinal: boolean]>([
  [errorOf("WRONGPASS invalid username-password pair or user is disabled."), "refuses the name or the password", true],
  [errorOf("self-signed certificate in certificate chain", "SELF_SIGNED_CERT_IN_CHAIN"), "NODE_EXTRA_CA_CERTS", true],
  [errorOf("certificate has expired", "CERT_HAS_EXPIRED"), "not trusted, certificate has expired: ", true],
  [
    errorOf("Hostname/IP does not match certificate's altnames", "ERR_TLS_CERT_ALTNAME_INVALID"),
    "as its certificate",
    true,
  ],
  [errorOf("C04:error:0A00010B:SSL routines:ssl3_get_record:wrong version number"), "does not answer by TLS", true],
  [errorOf("WRONGTYPE Operation against a key holding the wrong kind of value"), "choose another name", true],
  [errorOf("OOM command not allowed when used memory > 'maxmemory'."), "raise its maxmemory", false],
  [errorOf("connect ECONNREFUSED 127.0.0.1:6379", "ECONNREFUSED"), "no queue answers at queue.example:6379", false],
  [errorOf("", "ECONNREFUSED"), "no queue answers at queue.example:6379, ECONNREFUSED", false],
  [errorOf("getaddrinfo ENOTFOUND queue.example", "ENOTFOUND"), "tried again until one does", false],
  [errorOf("read ECONNRESET", "ECONNRESET"), "the URL begins with rediss://", false],
  [errorOf("something new"), "something new", false],
])("%s is said as what to do", (error, says, isFinal) => {
  expect(queueError(error, address).message).toContain(says);
  expect(isHopeless(error)).toBe(isFinal);
});

test("what reads and what writes say the same of a connection that was closed, and TLS is not advised where it is spoken", () => {
  const [read, write] = ["read", "write"].map((what) => queueError(errorOf(`${what} ECONNRESET`), address).message);
  expect(read).toBe(write);
  expect(queueError(errorOf("read ECONNRESET"), { ...address, tls: true }).message).not.toContain("rediss");
  const silent = errorOf("connect ETIMEDOUT", "ETIMEDOUT");
  expect(queueError(silent, { ...address, tls: true }).message).toContain("the URL begins with redis://");
});
