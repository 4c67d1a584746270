import type { PackFinding } from '../../model/index.ts';
import { grouped } from './grouped.ts';
import type { PackSource } from '../selection.ts';
import { firstOf } from './in-words.ts';
import { printedEntries, type PackLookedAt } from './pack-looked-at.ts';

/** Documents that stand in a pack twice: printed whole in two places, of the same bytes, or of the same text (rule A17). */
export function sameTexts({ outline }: PackLookedAt): readonly PackFinding[] {
  const whole = printedEntries(outline).filter(
    (entry) => entry.kind === 'full-text' || (entry.from === 1 && entry.to === entry.source.pages.length),
  );
  const entriesOf = grouped(whole, ({ source }) => source.documentId);
  const twice = [...entriesOf.values()].flatMap((entries): readonly PackFinding[] => {
    const [first, second] = entries;
    if (first === undefined || second === undefined) return [];
    return [
      {
        kind: 'same-text',
        severity: 'look',
        sentence: `${first.source.urn} stands in this pack ${entries.length === 2 ? 'twice' : `${entries.length} times`}, at ${firstOf(entries.map(({ number }) => `No. ${number}`))} of the index. Leave all but one out, unless both are wanted.`,
        place: { kind: 'entry', number: second.number },
      },
    ];
  });
  const sources = [...entriesOf.values()].flatMap(([entry]) => (entry === undefined ? [] : [entry]));
  const sameBytes = [...grouped(sources, ({ source }) => source.sha256).values()];
  const told = new Set(sameBytes.filter(isSeveral).map(([entry]) => entry?.source.textSha256));
  const sameText = [
    ...grouped(
      sources.filter(({ source }) => hasWords(source)),
      ({ source }) => source.textSha256,
    ).values(),
  ].filter(([entry]) => !told.has(entry?.source.textSha256));
  const alike = (groups: typeof sameBytes, what: string): readonly PackFinding[] =>
    groups.filter(isSeveral).map((group) => ({
      kind: 'same-text',
      severity: 'look',
      sentence: `${firstOf(group.map(({ source }) => source.urn))} are ${what}. Leave all but one out, unless they are wanted as they were received.`,
      place: { kind: 'entry', number: group[1]?.number ?? 0 },
    }));
  return [
    ...twice,
    ...alike(sameBytes, 'the same file, byte for byte'),
    ...alike(sameText, 'different files with the same text, word for word'),
  ];
}

function isSeveral(group: readonly unknown[]): boolean {
  return group.length > 1;
}

function hasWords({ text }: PackSource): boolean {
  return text.trim() !== '';
}
