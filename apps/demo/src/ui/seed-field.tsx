import { LARGEST_SEED } from "./largest-seed.js";
import { NumberField } from "./number-field.js";

interface SeedFieldProps {
  readonly value: number;
  readonly onChange: (seed: number) => void;
}

/** The seed of everything that a room draws at random. */
export const SeedField = (props: SeedFieldProps) => <NumberField name="Seed" refuse={refuse} {...props} />;

const refuse = (seed: number): string | undefined =>
  Number.isInteger(seed) && seed >= 0 && seed <= LARGEST_SEED
    ? undefined
    : `A seed is a whole number from 0 to ${LARGEST_SEED}.`;
