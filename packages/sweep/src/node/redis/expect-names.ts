/** What Redis keeps under the names of a queue. */
const TYPES: Readonly<Record<string, string>> = { meta: "hash", wait: "list", active: "list", events: "stream" };

/** Throws an Error that begins with WRONGTYPE, as Redis does, where something else is kept under the names of a queue. */
export const expectNames = async (typeOf: (key: string) => Promise<string>, queue: string): Promise<void> => {
  for (const [name, type] of Object.entries(TYPES)) {
    const key = `bull:${queue}:${name}`;
    const found = await typeOf(key);
    if (found !== "none" && found !== type) throw new Error(`WRONGTYPE ${key} is a ${found}`);
  }
};
