/** A loss or metric that is also a function of its options: `huber`, and `huber({ delta: 0.5 })`. */
export type Configurable<Part, Options> = Part & ((options: Partial<Options>) => Part);

/** A function with a name and members. */
export const callable = <Call extends (...operands: never) => unknown, Members extends object>(
  name: string,
  call: Call,
  members: Members,
): Call & Members =>
  // Object.assign cannot set a function's name, which is not writable but configurable.
  Object.defineProperty(Object.assign(call, members), "name", { value: name });
