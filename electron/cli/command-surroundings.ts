import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import type { ServiceEvents } from '../../shared/contract/index.ts';
import { profileFolder } from '../files/profile-folder.ts';
import { forkedReader, forkHelper } from '../ingest/forked-reader.ts';
import { exchangeLimits, readExchangeInProcess } from '../ingest/exchange/read-exchange-aside.ts';
import { preparePagesInProcess, preparingLimits } from '../ingest/prepare-pages-in-process.ts';
import { readSourceInProcess, usualLimits, type HelperProcess } from '../ingest/read-source-in-process.ts';
import { recogniseInProcess, recognitionLimits } from '../ingest/recognise-in-process.ts';
import type { SessionSurroundings } from '../usecases/matter-session.ts';
import { applicationPlace } from './application-place.ts';
import type { WorkingAs } from './common-options.ts';

/** What a program that is not plain Node lends the command line. */
export interface CommandLineHost {
  /** Starts a helper process; given where the program cannot fork itself as Node. */
  readonly startHelper?: () => HelperProcess;
}

/** This machine's profile folder; `GLOSSATOR_PROFILE` names another. */
export function profileOfThisMachine(): string {
  return profileFolder({ platform: process.platform, environment: process.env, homeFolder: homedir() });
}

/** Puts together what the use cases need when no window is there. */
export function commandSurroundings(
  workingAs: WorkingAs,
  host: CommandLineHost,
  emit: <Name extends keyof ServiceEvents>(event: Name, payload: ServiceEvents[Name]) => void,
): SessionSurroundings {
  const place = applicationPlace();
  const binding = process.env['GLOSSATOR_SQLITE_BINDING'];
  return {
    clock: workingAs.clock,
    random: (count) => randomBytes(count),
    profileFolder: profileOfThisMachine(),
    sqliteBinding: binding === undefined || binding === '' ? undefined : binding,
    readSource:
      host.startHelper === undefined
        ? forkedReader({ helperFile: place.helperFile, execPath: process.execPath, ...usualLimits })
        : readSourceInProcess(host.startHelper),
    recognise: recogniseInProcess(
      host.startHelper ??
        (() =>
          forkHelper({
            helperFile: place.helperFile,
            execPath: process.execPath,
            memoryLimitBytes: recognitionLimits.memoryLimitBytes,
          })),
    ),
    preparePages: preparePagesInProcess(
      host.startHelper ??
        (() =>
          forkHelper({
            helperFile: place.helperFile,
            execPath: process.execPath,
            memoryLimitBytes: preparingLimits.memoryLimitBytes,
          })),
    ),
    readExchange: readExchangeInProcess(
      host.startHelper ??
        (() =>
          forkHelper({
            helperFile: place.helperFile,
            execPath: process.execPath,
            memoryLimitBytes: exchangeLimits.memoryLimitBytes,
          })),
    ),
    packWorkerFile: place.workerFile,
    applicationVersion: place.version,
    backups: 'half-hourly',
    emit,
  };
}
