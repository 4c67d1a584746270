import type { PackChoices } from '../../../shared/model/index.ts';
import type { PackSelection } from '../../../shared/pack/index.ts';
import {
  documentTexts,
  openConnection,
  passageIndex,
  readMatter,
  readReceipt,
} from '../../../electron/store/index.ts';
import { gatherSelection } from '../../../electron/usecases/gather-selection.ts';
import { valueOf } from '../bench-matter.ts';

/** Everything of the matter, with full texts: what makes a pack as long as it can be. */
export const packChoices: PackChoices = {
  title: 'Bench pack',
  themes: [],
  documents: [],
  order: 'theme',
  context: 'sentence',
  notes: 'none',
  fullTexts: true,
  names: false,
};

/** The build's clock, always the same. */
export const packClockMs = 1_700_000_000_000;

/** Gathers the selection of a pack of the whole matter. */
export function wholeSelection(path: string): PackSelection {
  const connection = openConnection({ path, access: 'read', sqliteBinding: undefined });
  const database = connection.reader;
  const state = {
    database,
    texts: documentTexts(database),
    passages: passageIndex(database),
    receipt: readReceipt(database, readMatter(database)?.id ?? ''),
    signatures: [],
    clockMs: packClockMs,
    applicationVersion: '0.0.0',
    wordsOfPage: () => [],
    withheldSince: () => false,
    purgedSince: () => 0,
  };
  const { selection } = valueOf(gatherSelection(state, packChoices));
  connection.close();
  return selection;
}
