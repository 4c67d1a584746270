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
    const { pages, volumes, passages, documents, findings } = checked.value;
    const lines = [
      `The pack would have ${counted(pages, 'page')} in ${counted(volumes, 'file')}, with ${counted(passages, 'passage')} from ${counted(documents, 'document')}.`,
      ...findings.map(({ severity, sentence }) => `${severityWords[severity]}: ${sentence}`),
      ...(findings.length === 0 ? ['Nothing was found that has to be looked at.'] : []),
    ];
    return success({
      json: { ok: true, pages, volumes, passages, documents, findings },
      text: lines.map((line) => `${line}\n`).join(''),
      kind: 'listing',
      exitCode: findings.some(({ severity }) => severity === 'settle') ? 1 : 0,
    });
  });
}

/** The sentences of a pack that was built which somebody should look at. */
export function toLookAt(findings: readonly PackFinding[]): readonly string[] {
  return findings.filter(({ severity }) => severity === 'look').map(({ sentence }) => sentence);
}
