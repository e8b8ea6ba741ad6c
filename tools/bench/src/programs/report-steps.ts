/** Takes a step and says so, takes a hundred more, and says how much memory that took. */
export const reportSteps = (step: () => void): void => {
  step();
  console.log("stepped");
  for (let i = 0; i < 100; i++) step();
  console.log(`memory ${process.resourceUsage().maxRSS}`);
};
