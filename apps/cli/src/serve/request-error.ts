/** A request that cannot be answered, with its status and what the answer says. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  readonly status: number;
  /** Where the fault is. */
  readonly place: { readonly row?: number | undefined; readonly column?: string | undefined };

  constructor(status: number, message: string, place: RequestError["place"] = {}, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
    this.place = place;
  }
}
