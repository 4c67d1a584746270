import { keepMemoryOutOfCoreDumps } from '../files/keep-memory-out-of-core-dumps.ts';
import { drawPagesInProcess } from '../ingest/draw-pages-in-process.ts';
import { readExchangeInProcess } from '../ingest/exchange/read-exchange-aside.ts';
import { preparePagesInProcess } from '../ingest/prepare-pages-in-process.ts';
import { readSourceInProcess } from '../ingest/read-source-in-process.ts';
import { recogniseInProcess } from '../ingest/recognise-in-process.ts';
import { checkPlaceOfNewMatter, createMatter } from '../usecases/create-matter.ts';
import { ensureSampleMatter } from '../usecases/create-sample-matter.ts';
import { hasBackups, restoreMatter } from '../usecases/backups/restore-matter.ts';
import { encryptMatter } from '../usecases/keys/encrypt-matter.ts';
import { keepInKeychain, keychainSecret } from '../usecases/keys/keychain-slot.ts';
import { keyNameOf, recoverySheetOf } from '../usecases/keys/recovery-sheet-of.ts';
import { unlockMatter } from '../usecases/keys/unlock-matter.ts';
import { openMatter } from '../usecases/open-matter.ts';
import { runServiceProcess } from './service-process.ts';

keepMemoryOutOfCoreDumps(process.platform);
runServiceProcess({
  parent: process.parentPort,
  opening: { openMatter, createMatter, checkPlaceOfNewMatter, ensureSampleMatter },
  keys: {
    unlock: unlockMatter,
    encrypt: encryptMatter,
    sheetOf: recoverySheetOf,
    nameOf: keyNameOf,
    keychainSecret,
    keepInKeychain,
    hasBackups,
    restore: restoreMatter,
  },
  readSource: readSourceInProcess,
  recognise: recogniseInProcess,
  drawPages: drawPagesInProcess,
  preparePages: preparePagesInProcess,
  readExchange: readExchangeInProcess,
});
