/** `2, 3, 5 to 9`: whole numbers that ascend, runs of three and more drawn together. */
export function numbersInWords(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  const written = runs.flatMap(([first, last]) =>
    last - first >= 2 ? [`${first} to ${last}`] : first === last ? [`${first}`] : [`${first}`, `${last}`],
  );
  return firstOf(written, mostRuns);
}

const mostRuns = 12;

/** The first of a list, and how many more there are: `A, B and 7 more`. */
export function firstOf(words: readonly string[], most = 5): string {
  if (words.length > most) return `${words.slice(0, most).join(', ')} and ${words.length - most} more`;
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
