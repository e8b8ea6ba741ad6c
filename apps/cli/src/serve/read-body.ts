import type { IncomingMessage } from "node:http";
import { RequestError } from "./request-error.js";

/** The JSON in the body of a request. Throws a RequestError for one that is too long, or no JSON. */
export const readBody = async (request: IncomingMessage, mostBytes: number): Promise<unknown> => {
  const tooLong = () =>
    new RequestError(413, `the body may have at most ${mostBytes} bytes: send fewer rows at a time`);
  if (Number(request.headers["content-length"] ?? 0) > mostBytes) throw tooLong();
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > mostBytes) throw tooLong();
    pieces.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString("utf8"));
  } catch (cause) {
    throw new RequestError(400, `the body is not JSON: ${(cause as Error).message}`, {}, { cause });
  }
};
