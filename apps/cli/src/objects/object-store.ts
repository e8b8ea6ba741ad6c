import { env } from "node:process";
import { FileError } from "../files/file-error.js";
import { systemReason } from "../system-reason.js";

/** A place for objects, such as S3 and what speaks like it. */
export interface ObjectStore {
  /** What changes when the object does. */
  readonly versionOf: (url: string) => Promise<string>;
  /** The bytes of an object, as they come. */
  readonly read: (url: string) => Promise<ReadableStream<Uint8Array>>;
  readonly write: (url: string, bytes: Uint8Array) => Promise<void>;
}

/** Whether a path is one of an object: `s3://bucket/penguins.csv`. */
export const isObjectUrl = (path: string): boolean => /^s3:\/\//.test(path);

/**
 * The store of the environment, in the names of AWS: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION
 * (us-east-1), and AWS_ENDPOINT_URL for another one than that of AWS.
 *
 * Throws  FileError, which names the object and says what to do
 */
export const objectStore = async (): Promise<ObjectStore> => {
  const { AwsClient } = await import("aws4fetch");
  const region = env["AWS_REGION"] ?? "us-east-1";
  const endpoint = (env["AWS_ENDPOINT_URL"] ?? `https://s3.${region}.amazonaws.com`).replace(/\/$/, "");
  const call = async (url: string, init: RequestInit): Promise<Response> => {
    const [accessKeyId, secretAccessKey] = [env["AWS_ACCESS_KEY_ID"], env["AWS_SECRET_ACCESS_KEY"]];
    if (accessKeyId === undefined || secretAccessKey === undefined)
      throw new FileError(`${url}: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, with which it may be read`);
    const [, bucket, key] = /^s3:\/\/([^/]+)\/(.*[^/])$/.exec(url) ?? [];
    if (bucket === undefined || key === undefined)
      throw new FileError(`${url}: expected a bucket and an object in it, like s3://bucket/penguins.csv`);
    const sessionToken = env["AWS_SESSION_TOKEN"];
    const client = new AwsClient({
      accessKeyId,
      secretAccessKey,
      ...(sessionToken === undefined ? {} : { sessionToken }),
      service: "s3",
      region,
      retries: 3,
    });
    const path = [bucket, ...key.split("/")].map(encodeURIComponent).join("/");
    const answer = await client.fetch(`${endpoint}/${path}`, init).catch((cause: unknown) => {
      throw new FileError(`${url}: ${endpoint} does not answer, ${systemReason(Object(cause).cause ?? cause)}`, {
        cause,
      });
    });
    if (!answer.ok) throw new FileError(`${url}: ${reasonOf(answer.status)} (${answer.status} of ${endpoint})`);
    return answer;
  };
  return {
    async versionOf(url) {
      const { headers } = await call(url, { method: "HEAD" });
      return headers.get("etag") ?? headers.get("last-modified") ?? "";
    },
    async read(url) {
      const { body } = await call(url, {});
      return body ?? new ReadableStream({ start: (controller) => controller.close() });
    },
    async write(url, bytes) {
      await call(url, { method: "PUT", body: Buffer.from(bytes) });
    },
  };
};

const reasonOf = (status: number): string => {
  if (status === 404) return "there is no such object";
  if (status === 403) return "the key of the environment may not do this: see AWS_ACCESS_KEY_ID and AWS_REGION";
  return "the store refuses it";
};
