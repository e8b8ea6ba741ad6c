/** How a section is measured. */
export interface SectionOptions {
  readonly rounds: number;
  /** Shortens it to what shows that it works. */
  readonly quick: boolean;
  readonly log: (text: string) => void;
}

/** What a section says. */
export interface SectionReport {
  /** Its part of the report, which begins with its heading. */
  readonly text: string;
  /** Pictures, by the names of their files in results/, which a complete run writes. */
  readonly figures?: Readonly<Record<string, string>>;
}

/** A part of the report that is measured in its own way, not by contestants in turn. */
export interface Section {
  /** `W7`, as the command line names it. */
  readonly id: string;
  measure(options: SectionOptions): Promise<SectionReport>;
}
