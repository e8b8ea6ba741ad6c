import { parquetWriteBuffer } from "hyparquet-writer";

/** For tests: rows of two features, a category, a price that follows from them, and a class; in groups of this size. */
export const trips = (rows: number, rowGroupSize: number): Uint8Array => {
  const numbers = Array.from({ length: rows }, (_, i) => i);
  const distance = numbers.map((i) => ((i * 7919) % 1000) / 100);
  const passengers = numbers.map((i) => (i % 11 === 0 ? null : 1 + (i % 4)));
  const zone = numbers.map((i) => ["north", "south", "east"][(i * 31) % 3]!);
  const columnData = [
    { name: "id", data: numbers, type: "INT32" as const },
    { name: "distance", data: distance, type: "DOUBLE" as const },
    { name: "passengers", data: passengers, type: "DOUBLE" as const, nullable: true },
    { name: "zone", data: zone, type: "STRING" as const },
    { name: "price", data: distance.map((x, i) => 3 + 2 * x + (zone[i] === "north" ? 5 : 0)), type: "DOUBLE" as const },
    { name: "paid", data: distance.map((x) => (x > 5 ? "card" : "cash")), type: "STRING" as const },
  ];
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize }));
};
