import { success, type Result } from '../../shared/base/index.ts';
import { severityWords, type PackFinding } from '../../shared/model/index.ts';
import type { CommandSurroundings, Outcome } from './command.ts';
import { withMatter } from './matter-at-work.ts';
import { choicesOfCall } from './pack-choices.ts';
import { counted } from './text-table.ts';

/** Says what is to be known or settled before a pack is built, and builds nothing; ends with 1 where something must be settled. */
export async function checkBeforeBuild(
  surroundings: CommandSurroundings,
  path: string,
  chosen: Parameters<typeof choicesOfCall>[1],
): Promise<Result<Outcome>> {
  return withMatter(surroundings, path, 'read', async (matter) => {
    const choices = await choicesOfCall(matter, chosen);
    if (!choices.ok) return choices;
    const checked = await matter.askAtLength((task) =>
      matter.ask('checkBeforeBuild', { task, choices: choices.value }),
    );
    if (!checked.ok) return checked;
    const { pages, volumes, passages, documents, findings, estimatedBytes } = checked.value;
    const bytes = estimatedBytes.reduce((sum, one) => sum + one, 0);
    const lines = [
      `The pack would have ${counted(pages, 'page')} in ${counted(volumes, 'file')}, with ${counted(passages, 'passage')} from ${counted(documents, 'document')}, and about ${sizeInWords(bytes)}.`,
      ...findings.map(({ severity, sentence }) => `${severityWords[severity]}: ${sentence}`),
      ...(findings.length === 0 ? ['Nothing was found that has to be looked at.'] : []),
    ];
    return success({
      json: { ok: true, pages, volumes, passages, documents, estimatedBytes, findings },
      text: lines.map((line) => `${line}\n`).join(''),
      kind: 'listing',
      exitCode: findings.some(({ severity }) => severity === 'settle') ? 1 : 0,
    });
  });
}

function sizeInWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** The sentences of a pack that was built which somebody should look at. */
export function toLookAt(findings: readonly PackFinding[]): readonly string[] {
  return findings.filter(({ severity }) => severity === 'look').map(({ sentence }) => sentence);
}
