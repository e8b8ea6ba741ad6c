/** A value as Python writes it: text, truth values, whole numbers, and tuples, lists and dictionaries of these. */
export type PythonLiteral =
  | string
  | boolean
  | number
  | { readonly kind: "tuple" | "list"; readonly items: readonly PythonLiteral[] }
  | ReadonlyMap<string, PythonLiteral>;

const TOKEN = /\s*(?:'([^'\\]*)'|"([^"\\]*)"|(\d+)L?|(\w+)|([{}()[\],:]))/y;
/** Values within values. Types of fields are a few deep. */
const DEEPEST = 16;

/** The value that a text is, or undefined if it is none of these. A dictionary has each name once. */
export const parsePythonLiteral = (text: string): PythonLiteral | undefined => {
  let place = 0;
  /** The next token; its place stays as it is if it does not begin like that. */
  const take = (symbols?: string): RegExpExecArray | undefined => {
    TOKEN.lastIndex = place;
    const token = TOKEN.exec(text);
    if (token === null || (symbols !== undefined && !(token[5] && symbols.includes(token[5])))) return undefined;
    place = TOKEN.lastIndex;
    return token;
  };

  /** What stands between commas up to a closing symbol, the last of which may be followed by one. */
  const items = <Item>(closing: string, read: () => Item | undefined): { list: Item[]; comma: boolean } | undefined => {
    const list: Item[] = [];
    let comma = false;
    while (take(closing) === undefined) {
      if (list.length > 0 && !comma) return undefined;
      const item = read();
      if (item === undefined) return undefined;
      list.push(item);
      comma = take(",") !== undefined;
    }
    return { list, comma };
  };

  const value = (depth: number): PythonLiteral | undefined => {
    const token = depth > DEEPEST ? undefined : take();
    if (token === undefined) return undefined;
    const [, single, double, digits, word, symbol] = token;
    if (digits !== undefined) return Number(digits);
    if (word !== undefined) return word === "True" ? true : word === "False" ? false : undefined;
    if (symbol === undefined) return single ?? double;
    if (symbol === "{") return dictionary(depth);
    if (symbol !== "(" && symbol !== "[") return undefined;
    const read = items(symbol === "(" ? ")" : "]", () => value(depth + 1));
    if (read === undefined) return undefined;
    // (3) is a number in brackets.
    if (symbol === "(" && read.list.length === 1 && !read.comma) return read.list[0];
    return { kind: symbol === "(" ? "tuple" : "list", items: read.list };
  };

  const dictionary = (depth: number): PythonLiteral | undefined => {
    const read = items("}", () => {
      const key = value(depth + 1);
      if (typeof key !== "string" || take(":") === undefined) return undefined;
      const of = value(depth + 1);
      return of === undefined ? undefined : ([key, of] as const);
    });
    const entries = read && new Map(read.list);
    return entries?.size === read?.list.length ? entries : undefined;
  };

  const literal = value(0);
  return text.slice(place).trim() === "" ? literal : undefined;
};
