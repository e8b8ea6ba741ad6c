/** The share of answers that are the label at the same index. There may be fewer answers than labels. */
export const shareRight = (answers: ArrayLike<number>, labels: ArrayLike<number>): number => {
  let right = 0;
  for (let i = 0; i < answers.length; i++) if (answers[i] === labels[i]) right++;
  return right / answers.length;
};
