/** The modules that can be imported from published packages in every engine, by their names; `bundle` makes it. */
declare module "#public-entries" {
  const entries: Readonly<Record<string, object>>;
  export default entries;
}
