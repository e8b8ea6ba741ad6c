import type { Elements } from "@gd/tensor";
import type { Variable } from "./block.js";
import type { Memory } from "./memory.js";

/**
 * Keeps variables in the memory of WebAssembly from their first use on, with the same elements as those on the heap
 * that callers hold.
 */
export interface Variables {
  /** A variable that owns these elements from now on. */
  create(elements: Elements): Variable;
  /**
   * Where its elements lie in the memory of WebAssembly, including what a caller has written to them before this step.
   */
  pointerTo(variable: Variable, step: number): number;
  /**
   * Its elements on the heap: they follow the variable, and what a caller writes to them is taken over by the next
   * step.
   */
  show(variable: Variable): Elements;
  /** A copy of some of its elements. */
  copyOf(variable: Variable, offset: number, length: number): Elements;
  /** To be called after its elements were written in the memory of WebAssembly. */
  changed(variable: Variable): void;
  /** Moves all variables back to the heap. */
  moveOut(): void;
}

export const createVariables = (memory: Memory): Variables => {
  let resident: Variable[] = [];

  /** The elements that a caller still holds. */
  const held = (variable: Variable): Elements | undefined => {
    const buffer = variable.shown?.buffer.deref();
    if (buffer === undefined) variable.shown = undefined;
    return buffer && memory.elementsOf(buffer);
  };

  return {
    create: (elements) => ({ kind: "variable", length: elements.length, heap: elements, pointer: 0, shown: undefined }),
    pointerTo(variable, step) {
      const { heap, shown } = variable;
      if (heap === undefined && (shown === undefined || shown.step === step)) return variable.pointer;
      const elements = heap ?? held(variable);
      if (heap !== undefined) {
        variable.pointer = memory.allocatePermanently(variable.length);
        variable.heap = undefined;
        resident.push(variable);
      }
      if (elements !== undefined) memory.copyIn(variable.pointer, elements);
      if (shown !== undefined) {
        shown.unread = undefined;
        shown.step = step;
      }
      return variable.pointer;
    },
    show(variable) {
      const elements = variable.heap ?? held(variable) ?? memory.copyOut(variable.pointer, variable.length);
      variable.shown ??= { buffer: new WeakRef(elements.buffer), unread: undefined, step: -1 };
      variable.shown.unread = elements.buffer;
      return elements;
    },
    copyOf(variable, offset, length) {
      const elements = variable.heap ?? held(variable);
      return (
        elements?.slice(offset, offset + length) ?? memory.copyOut(variable.pointer + offset * memory.size, length)
      );
    },
    changed(variable) {
      const elements = held(variable);
      if (elements === undefined) return;
      const first = variable.pointer / memory.size;
      elements.set(memory.elements.subarray(first, first + variable.length));
    },
    moveOut() {
      // All of them before the first is moved: if there is no room for one, nothing has changed.
      const heaps = resident.map((variable) => held(variable) ?? memory.copyOut(variable.pointer, variable.length));
      resident.forEach((variable, i) => {
        variable.heap = heaps[i];
        variable.pointer = 0;
      });
      resident = [];
    },
  };
};
