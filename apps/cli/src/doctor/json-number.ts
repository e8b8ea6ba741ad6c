import { z } from "zod";

/** A number. JSON has no NaN and no infinities: they are texts. */
export const jsonNumber = z.union([z.number(), z.enum(["NaN", "Infinity", "-Infinity"]).transform(Number)]);
