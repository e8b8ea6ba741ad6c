/** Whether a value is an object with members: neither a list nor a Date. */
export const isObject = (value: unknown): boolean => Object.prototype.toString.call(value) === "[object Object]";
