/**
 * The first name that comes twice in one object of a text, which is known to be JSON. `JSON.parse` keeps the last of them and
 * is silent, so that two readers may find different tensors in the same file.
 */
export const duplicateName = (json: string): string | undefined => {
  const objects: Set<string>[] = [];
  let text = "";
  for (let i = 0; i < json.length; i++) {
    switch (json[i]) {
      case "{":
        objects.push(new Set());
        break;
      case "}":
        objects.pop();
        break;
      case '"': {
        const end = endOfString(json, i);
        text = json.slice(i, end);
        i = end - 1;
        break;
      }
      case ":": {
        // A text before a colon is a name, which may be written with escapes.
        const name: string = JSON.parse(text);
        const names = objects.at(-1)!;
        if (names.has(name)) return name;
        names.add(name);
      }
    }
  }
  return undefined;
};

/** Where the string ends that begins at `start`, behind its quote. */
const endOfString = (json: string, start: number): number => {
  let i = start + 1;
  while (json[i] !== '"') i += json[i] === "\\" ? 2 : 1;
  return i + 1;
};
