import { randomBytes, randomUUID } from 'node:crypto';
import { assertNever } from '../../shared/base/index.ts';
import { describeError } from '../files/incident-log.ts';
import type { DrawPagesAside } from '../ingest/draw-pages-aside.ts';
import type { ReadExchangeAside } from '../ingest/exchange/read-exchange-aside.ts';
import type { PreparePagesAside } from '../ingest/prepare-pages-aside.ts';
import type { ReadSourceAside } from '../ingest/read-source-aside.ts';
import type { RecogniseAside } from '../ingest/recognise-aside.ts';
import { keychainQuestions } from './keychain-questions.ts';
import type { KeysOfMatters } from './lock-handlers.ts';
import { type MatterHost, matterHost } from './matter-host.ts';
import type { MatterOpening } from './matter-opening.ts';
import { type ParserProcess, parserProcesses } from './parser-processes.ts';
import type { ServedPort } from '../ports/serve-calls.ts';
import type { ServiceInstruction, ServiceReport, ServiceSurroundings } from '../ports/service-messages.ts';

/** How long a report may take to leave a process that is about to end, in milliseconds. */
const farewellMs = 50;

/** The way to the main process; Electron's `process.parentPort` is one. */
export interface ServiceParent {
  readonly postMessage: (message: ServiceReport) => void;
  readonly on: (
    event: 'message',
    listener: (event: { readonly data: ServiceInstruction; readonly ports: readonly ServedPort[] }) => void,
  ) => unknown;
}

/** What the process of a matter service is made of. */
export interface ServiceProcessOptions {
  readonly parent: ServiceParent;
  readonly opening: MatterOpening;
  readonly keys: KeysOfMatters;
  /** Reads sources in processes started by the function given. */
  readonly readSource: (start: () => ParserProcess) => ReadSourceAside;
  /** Recognises text in processes started by the function given. */
  readonly recognise: (start: () => ParserProcess) => RecogniseAside;
  /** Draws pages in processes started by the function given. */
  readonly drawPages: (start: () => ParserProcess) => DrawPagesAside;
  /** Makes pages ready for packs in processes started by the function given. */
  readonly preparePages: (start: () => ParserProcess) => PreparePagesAside;
  /** Reads projects of other programs in processes started by the function given. */
  readonly readExchange: (start: () => ParserProcess) => ReadExchangeAside;
}

/** Makes this process a matter service: it follows the main process's instructions until told to close. */
export function runServiceProcess(options: ServiceProcessOptions): void {
  const { parent } = options;
  const tell = (message: ServiceReport): void => parent.postMessage(message);
  const report = (error: unknown, call: string): string => {
    const id = randomUUID().slice(0, 8);
    const where = `service ${call}`;
    tell({ kind: 'incident', incident: { id, atMs: Date.now(), where, ...describeError(error) } });
    return id;
  };
  const endAfter = (error: unknown): void => {
    report(error, 'uncaught');
    setTimeout(() => process.exit(70), farewellMs);
  };
  const parsers = parserProcesses(tell);
  const keychain = keychainQuestions(tell);
  let host: MatterHost | null = null;

  const hostFor = (surroundings: ServiceSurroundings): MatterHost =>
    matterHost({
      opening: options.opening,
      keys: options.keys,
      askKeychain: keychain.ask,
      clock: Date.now,
      random: (count) => randomBytes(count),
      readSource: options.readSource(parsers.start),
      recognise: options.recognise(parsers.start),
      drawPages: options.drawPages(parsers.start),
      preparePages: options.preparePages(parsers.start),
      readExchange: options.readExchange(parsers.start),
      surroundings,
      tell,
      report,
    });

  const end = (): void => {
    tell({ kind: 'closed' });
    setTimeout(() => process.exit(0), farewellMs);
  };

  const follow = async (instruction: ServiceInstruction, port: ServedPort | undefined): Promise<void> => {
    switch (instruction.kind) {
      case 'open':
        host ??= hostFor(instruction.surroundings);
        return host.open(instruction.matter);
      case 'retry':
        return host?.retry();
      case 'window-port':
        if (port !== undefined) host?.serve(instruction.number, port);
        return;
      case 'release-port':
        return host?.release(instruction.number);
      case 'parser-started':
        if (port !== undefined) parsers.started(instruction.request, port);
        return;
      case 'parser-ended':
        return parsers.ended(instruction.request, instruction.outOfMemory);
      case 'keychain-answer':
        return keychain.answered(instruction.request, instruction.answer);
      case 'lock':
        try {
          if ((await host?.lock(instruction.unlessBusy)) !== true) tell({ kind: 'not-locked' });
          else end();
        } catch (error) {
          report(error, 'lock');
          end();
        }
        return;
      case 'close':
        // A matter whose file went while it was open cannot be closed in peace, and the process is to end all the same.
        try {
          await host?.close();
        } catch (error) {
          report(error, 'close');
        }
        end();
        return;
      default:
        assertNever(instruction, 'instruction to a matter service');
    }
  };

  parent.on('message', ({ data, ports }) => {
    follow(data, ports[0]).catch((error: unknown) => report(error, data.kind));
  });

  // After an error nobody caught, what is in memory can no longer be trusted. What is on disk can: main starts it anew.
  process.on('uncaughtException', endAfter);
  process.on('unhandledRejection', endAfter);
}
