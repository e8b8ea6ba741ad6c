/** Things that outlive the page, by name. Where a browser keeps nothing, none is ever found. */
export interface KeptItems<T> {
  get(name: string): Promise<T | undefined>;
  /** Keeps an item; of too many, the one that was kept first is given up. */
  put(name: string, item: T): Promise<void>;
  remove(name: string): Promise<void>;
}

const DATABASE = "gd";
const STORES = ["trainings", "models", "tables"] as const;
/** Counts the lists of stores that there have been. */
const VERSION = 2;

/** How long a browser may take to open the database, in milliseconds. */
const PATIENCE = 5000;

/** Items in a store of this browser's IndexedDB, up to `most`. */
export const keptItems = <T>(store: (typeof STORES)[number], most: number): KeptItems<T> => {
  const within = async <R>(mode: IDBTransactionMode, work: (items: IDBObjectStore) => IDBRequest<R>): Promise<R> =>
    result(work((await database()).transaction(store, mode).objectStore(store)));
  const quietly = <R>(work: Promise<R>): Promise<R | undefined> => work.catch(() => undefined);
  return {
    async get(name) {
      const found = await quietly(within<{ item: T } | undefined>("readonly", (items) => items.get(name)));
      return found?.item;
    },
    async put(name, item) {
      await quietly(within("readwrite", (items) => items.put({ item, time: Date.now() }, name)));
      const names = await quietly(within("readonly", (items) => items.index("time").getAllKeys()));
      for (const old of names?.slice(0, -most) ?? []) await quietly(within("readwrite", (items) => items.delete(old)));
    },
    async remove(name) {
      await quietly(within("readwrite", (items) => items.delete(name)));
    },
  };
};

let opened: Promise<IDBDatabase> | undefined;
const database = (): Promise<IDBDatabase> => {
  opened ??= (async () => {
    const request = indexedDB.open(DATABASE, VERSION);
    request.onupgradeneeded = () => {
      const { result: made } = request;
      for (const store of STORES) {
        if (!made.objectStoreNames.contains(store)) made.createObjectStore(store).createIndex("time", "time");
      }
    };
    // Where an older page holds it back, or the browser never answers, nothing is kept, rather than nothing done.
    const tooLong = new Promise<never>((_, reject) => {
      request.onblocked = () => reject(new Error("an older page holds the database open"));
      setTimeout(() => reject(new Error("the browser does not answer")), PATIENCE);
    });
    const made = await Promise.race([result(request), tooLong]);
    // An older page that stays open would keep a newer one from all it has kept.
    made.onversionchange = () => made.close();
    return made;
  })();
  return opened;
};

const result = <R>(request: IDBRequest<R>): Promise<R> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
