import { WORDS } from "../kernels/instruction.js";
import { asks } from "../kernels/kernel.js";
import type { LaidOut } from "../plan/laid-out.js";
import { encodeModule } from "../straight-line/encode-module.js";
import { FORMULAS } from "../straight-line/formulas.js";
import { createVectorCode, type Operand } from "./vector-code.js";

/**
 * The members of a group as one loop with the same bits, in which what they pass to each other stays in registers. Its
 * addresses are those in the members' instructions, so that the same code serves the same group elsewhere.
 *
 * @returns undefined where there are none, or one is an elementary function, which takes longer than reading and writing
 */
export const loopOf = (
  members: readonly LaidOut[],
  memory: { readonly size: number; readonly shared: boolean },
): Uint8Array<ArrayBuffer> | undefined => {
  if (members.length === 0) return undefined;
  if (!members.every(({ instruction: { kernel } }) => asks(kernel) || kernel in FORMULAS)) return undefined;
  const operands = members.map(({ instruction, y, sources }, member) => {
    const word = (index: number): number => ((1 + member) * WORDS + index) * 4;
    return {
      kernel: instruction.kernel,
      y: { address: y, word: word(1) },
      sources: sources.map((address, source): Operand => ({ address, word: word(4 + 3 * source) })),
    };
  });
  const code = createVectorCode(
    memory.size,
    operands.flatMap(({ kernel, y, sources }) => (asks(kernel) ? sources : [y, ...sources])),
  );
  for (const { kernel, y, sources } of operands) {
    if (asks(kernel)) {
      code.ask(sources[0]!);
      continue;
    }
    FORMULAS[kernel]!(code, (source) => code.read(sources[source]!));
    code.write(y);
  }
  return encodeModule(code.body(), memory.shared);
};
