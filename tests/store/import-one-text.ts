import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';

/** Imports a text by way of a file of that name in a folder beside the matter; gives the document's id. */
export async function importOneText(
  session: MatterSession,
  folder: string,
  name: string,
  text: string,
): Promise<string> {
  mkdirSync(join(folder, 'sources'), { recursive: true });
  const file = join(folder, 'sources', name);
  writeFileSync(file, text);
  const report = await session.calls.importFiles({ task: `import ${name}`, paths: [file] });
  const item = report.ok ? report.value.items[0] : undefined;
  if (item?.result !== 'imported') throw new Error(`Not imported: ${JSON.stringify(report)}`);
  return item.documentId;
}
