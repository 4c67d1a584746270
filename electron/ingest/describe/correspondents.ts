import type { DocumentDescription, MessageFacts } from '../../../shared/model/index.ts';
import { withoutUnseen } from '../../../shared/text/index.ts';

/** As much as a line of a description may hold, in UTF-16 code units. */
const longestLine = 1_000;

/** The description of a message: its sender is its author, and its recipients are those it is addressed to, as written. */
export function withCorrespondents(
  description: DocumentDescription,
  message: MessageFacts | null,
): DocumentDescription {
  if (message === null) return description;
  const recipients = lineOf(message.to);
  return {
    ...description,
    author: lineOf(message.from) ?? description.author,
    ...(recipients === null ? {} : { recipients }),
  };
}

/** Names in one line, as many as it holds; how many more there are is said. */
function lineOf(names: readonly string[]): string | null {
  const shown = names.map((name) => withoutUnseen(name)).filter((name) => name !== '');
  let line = '';
  for (const [index, name] of shown.entries()) {
    const longer = line === '' ? name : `${line}; ${name}`;
    const rest = shown.length - index;
    if (longer.length > longestLine - 40) {
      return line === '' ? `${name.slice(0, longestLine - 40)}…` : `${line}; and ${rest} more`;
    }
    line = longer;
  }
  return line === '' ? null : line;
}
