import { keepMemoryOutOfCoreDumps } from '../files/keep-memory-out-of-core-dumps.ts';
import { readSourceInProcess } from '../ingest/read-source-in-process.ts';
import { createMatter } from '../usecases/create-matter.ts';
import { ensureSampleMatter } from '../usecases/create-sample-matter.ts';
import { openMatter } from '../usecases/open-matter.ts';
import { runServiceProcess } from './service-process.ts';

keepMemoryOutOfCoreDumps(process.platform);
runServiceProcess({
  parent: process.parentPort,
  opening: { openMatter, createMatter, ensureSampleMatter },
  readSource: readSourceInProcess,
});
