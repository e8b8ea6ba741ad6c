/**
 * Tables from files, by their paths, in Node.
 *
 * @module @gd/tables/node
 */

export { type ReadTableOptions, type Table, TableError } from "../index.js";
export { readTableFile } from "./read-table-file.js";
