/** A ledger is of another sweep: it has another point for one of its trials. */
export class OtherSweepError extends Error {
  override readonly name = "OtherSweepError";
}
