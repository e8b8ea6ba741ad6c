import type { ColumnFeatures } from "@gd/tables";
import type { TableModel } from "../model/open-model.js";
import type { ServeLimits } from "./serve-limits.js";

/** The description of the server, in the format of OpenAPI 3.1. */
export const openApi = (
  { file, features, target }: Pick<TableModel, "file" | "features" | "target">,
  limits: ServeLimits,
): object => {
  const names = features.columns.map(({ column }) => column);
  const row = {
    type: "object",
    properties: Object.fromEntries(features.columns.map((column) => [column.column, schemaOf(column)])),
    required: names,
  };
  const warnings = {
    type: "array",
    items: { type: "string" },
    description:
      "What the model was trained without: categories that it has not learned, and missing values where there was none. It answers for all that.",
  };
  const answer =
    target.kind === "class"
      ? {
          type: "object",
          properties: {
            class: { type: "string", enum: target.classes },
            probabilities: { type: "object", additionalProperties: { type: "number" } },
            warnings,
          },
        }
      : { type: "object", properties: { value: { type: "number", description: target.column }, warnings } };
  const error = {
    type: "object",
    properties: { error: { type: "string" }, row: { type: "integer" }, column: { type: "string" } },
  };
  const json = (schema: object) => ({ "application/json": { schema } });
  return {
    openapi: "3.1.0",
    info: { title: `${target.column}, by ${file}`, version: "1" },
    paths: {
      "/predict": {
        post: {
          summary: `Answers for rows: ${target.column} of each.`,
          requestBody: {
            required: true,
            content: json({
              type: "object",
              properties: {
                rows: { type: "array", maxItems: limits.rows, items: { $ref: "#/components/schemas/row" } },
              },
              required: ["rows"],
            }),
          },
          responses: {
            "200": {
              description: "An answer for each row, in their order.",
              content: json({
                type: "object",
                properties: { answers: { type: "array", items: { $ref: "#/components/schemas/answer" } } },
              }),
            },
            ...Object.fromEntries(
              [
                ["400", "A row does not fit; the error names the row and the column."],
                [
                  "413",
                  `The body has more than ${limits.bytes} bytes, or more than ${limits.rows} rows, or the answers have more than ${limits.answerBytes} bytes.`,
                ],
                ["503", `More than ${limits.requests} requests at once.`],
              ].map(([status, description]) => [
                status,
                { description, content: json({ $ref: "#/components/schemas/error" }) },
              ]),
            ),
          },
        },
      },
    },
    components: { schemas: { row, answer, error } },
  };
};

/** Of each value, null is a missing one. */
const schemaOf = (features: ColumnFeatures): object => {
  switch (features.kind) {
    case "number":
      return { type: ["number", "null"] };
    case "boolean":
      return { type: ["boolean", "null"] };
    case "date":
      return { type: ["string", "null"], format: "date-time" };
    case "oneHot":
    case "ordinal":
      return { type: ["string", "null"], examples: features.categories.slice(0, 10) };
    case "text":
      return { type: ["string", "null"] };
  }
};
