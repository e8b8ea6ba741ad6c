/** Tells of an error, but not of the same one again and again, as while a server is away. */
export const tellOnce = (tell: (message: string) => void): ((error: Error) => void) => {
  let last = "";
  return ({ message }) => {
    if (message !== last) tell(message);
    last = message;
  };
};
