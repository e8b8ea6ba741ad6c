/** What a server takes on. */
export interface ServeLimits {
  /** The longest body of a request, in bytes. */
  readonly bytes: number;
  /** The most rows in a request. */
  readonly rows: number;
  /** The most requests whose bodies are being received or answered. More are told to come again. */
  readonly requests: number;
  /** Seconds within which a request has to have arrived. */
  readonly seconds: number;
}

export const defaultLimits: ServeLimits = { bytes: 2 ** 20, rows: 10_000, requests: 64, seconds: 30 };
