/**
 * Tables, images and models as files, by their paths, in Node.
 *
 * @module @gd/gd/node
 */

export * from "@gd/images/node";
export * from "@gd/models/node";
export * from "@gd/tables/node";
