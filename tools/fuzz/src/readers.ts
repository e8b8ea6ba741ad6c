import type { Reader } from "./reader.ts";
import { loadCheckpointReader } from "./readers/load-checkpoint.ts";
import { loadModelReader } from "./readers/load-model.ts";
import { parseFeaturesReader } from "./readers/parse-features.ts";
import { parseIdxReader } from "./readers/parse-idx.ts";
import { parseNpyReader } from "./readers/parse-npy.ts";
import { parseSafetensorsReader } from "./readers/parse-safetensors.ts";
import { readCsvReader } from "./readers/read-csv.ts";
import { readIdxReader } from "./readers/read-idx.ts";
import { readImageReader } from "./readers/read-image.ts";
import { readJsonLinesReader } from "./readers/read-json-lines.ts";
import { readLabelledImagesReader } from "./readers/read-labelled-images.ts";
import { readNpzReader } from "./readers/read-npz.ts";
import { readParquetReader } from "./readers/read-parquet.ts";

/** Every function that reads files. */
export const readers: readonly Reader[] = [
  parseIdxReader,
  readIdxReader,
  readLabelledImagesReader,
  parseNpyReader,
  readNpzReader,
  readImageReader,
  readCsvReader,
  readJsonLinesReader,
  readParquetReader,
  parseFeaturesReader,
  parseSafetensorsReader,
  loadCheckpointReader,
  loadModelReader,
];
