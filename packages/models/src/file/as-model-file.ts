import { SafetensorsError } from "@gd/safetensors";
import { ModelError } from "../model-error.js";

/** What a reader returns, whose errors become those of models. */
export const asModelFile = <Read>(name: string, read: () => Read): Read => {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof SafetensorsError)) throw cause;
    const { problem, advice } = cause;
    throw new ModelError({ place: `${name}:`, problem, advice: sentence(advice) }, { cause });
  }
};

const sentence = (advice: string): string => `${advice.slice(0, 1).toUpperCase()}${advice.slice(1)}.`;
