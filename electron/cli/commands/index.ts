import type { Command } from '../command.ts';
import { backup } from './backup.ts';
import { deletePassage } from './delete-passage.ts';
import { describe } from './describe.ts';
import { documents } from './documents.ts';
import { exportPassages } from './export.ts';
import { fieldCommands } from './field.ts';
import { importProject } from './import-project.ts';
import { importCommands } from './import.ts';
import { loadFileCommands } from './load-file.ts';
import { log } from './log.ts';
import { nearDuplicates } from './near-duplicates.ts';
import { newMatter } from './new.ts';
import { note } from './note.ts';
import { original } from './original.ts';
import { pack } from './pack.ts';
import { passages } from './passages.ts';
import { presetCommands } from './presets.ts';
import { purge } from './purge.ts';
import { receipt } from './receipt.ts';
import { recognise } from './recognise.ts';
import { recoverySheet } from './recovery-sheet.ts';
import { rekey } from './rekey.ts';
import { restore } from './restore.ts';
import { packs } from './packs.ts';
import { packServed } from './pack-served.ts';
import { comparePacks } from './compare-packs.ts';
import { search } from './search.ts';
import { supersede } from './supersede.ts';
import { tag } from './tag.ts';
import { text } from './text.ts';
import { themeCommands } from './theme.ts';
import { themeFileCommands } from './theme-file.ts';
import { themes } from './themes.ts';
import { redo, undo } from './undo.ts';
import { untag } from './untag.ts';
import { verifyPack } from './verify-pack.ts';
import { verify } from './verify.ts';
import { withdraw } from './withdraw.ts';

/** Every command, in the order in which work usually goes. */
export const commands: readonly Command[] = [
  newMatter,
  ...importCommands,
  importProject,
  recognise,
  documents,
  describe,
  ...fieldCommands,
  ...loadFileCommands,
  nearDuplicates,
  withdraw,
  supersede,
  purge,
  text,
  original,
  themes,
  ...themeCommands,
  ...themeFileCommands,
  tag,
  untag,
  deletePassage,
  note,
  passages,
  search,
  undo,
  redo,
  log,
  receipt,
  pack,
  ...presetCommands,
  packs,
  packServed,
  comparePacks,
  exportPassages,
  verify,
  verifyPack,
  backup,
  restore,
  rekey,
  recoverySheet,
];
