/** What of hyparquet reads a column, loaded by those who read Parquet alone. */
export const loadDecoders = async () => {
  const [{ parquetHeader }, { readPlain }, { byteStreamSplit }, { alpDecode }, { convert, DEFAULT_PARSERS }] =
    await Promise.all([
      import("hyparquet/src/column.js"),
      import("hyparquet/src/plain.js"),
      import("hyparquet/src/encoding.js"),
      import("hyparquet/src/alp.js"),
      import("hyparquet/src/convert.js"),
    ]);
  return { parquetHeader, readPlain, byteStreamSplit, alpDecode, convert, defaultParsers: DEFAULT_PARSERS };
};

/** What of hyparquet reads a column. */
export type Decoders = Awaited<ReturnType<typeof loadDecoders>>;
