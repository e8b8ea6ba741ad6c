/** Whether each row is 1 for one of several classes and 0 for the others. */
export const isOneHot = (rows: readonly ArrayLike<number>[]): boolean =>
  rows.every((row) => {
    const values = Array.from(row);
    return values.length > 1 && values.every((t) => t === 0 || t === 1) && values.filter((t) => t === 1).length === 1;
  });
