/** A task was not brought to its end, as what ran it died, again and again. */
export class TaskLostError extends Error {
  override readonly name = "TaskLostError";
}
