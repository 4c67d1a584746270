import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { failure, success, type Result } from '../../shared/base/index.ts';
import type { PackBuilt } from '../../shared/contract/index.ts';
import { gravestFirst, type PackChoices, type PackRecord, type Receipt } from '../../shared/model/index.ts';
import { fileNameFromTitle } from '../../shared/pack/index.ts';
import { readPackBuilds, readPacks } from '../store/index.ts';
import { changesSinceServed, servedBefore, type ServedPack } from './changes-since-served.ts';
import { requireWriting, type MatterContext } from './matter-context.ts';
import { runJob } from './run-job.ts';
import { signHead } from './sign-head.ts';

/** Where a pack's folder is to be: inside a folder under a name made from the title, or exactly there. */
export type PackPlace =
  | { readonly kind: 'inside'; readonly folder: string }
  | { readonly kind: 'exactly'; readonly folder: string };

/** A pack to build. */
export interface PackToBuild {
  readonly task: string;
  readonly choices: PackChoices;
  readonly place: PackPlace;
  readonly receipt?: Receipt | undefined;
}

/**
 * Builds a pack at a receipt and then records the build: choices, receipt, clock and the hash of `SHA256SUMS`. The
 * record comes after the state the pack shows, so building again at the receipt gives the same bytes. The state is signed
 * before, and the signatures of exactly its heads go into the manifest. Where the build cannot be recorded, its folder goes again.
 */
export async function buildPack(context: MatterContext, pack: PackToBuild): Promise<Result<PackBuilt>> {
  return buildAndRecord(context, { ...pack, clockMs: context.clock() }, (record, records, signal) => {
    const served = servedBefore(records, record.choices, record.id);
    if (served === undefined) return Promise.resolve([]);
    // The pack stands and is on the record by now, whatever comes of comparing it.
    return sinceServed(context, served, record, signal).catch(() => [
      `It was not compared with the earlier “${served.record.title}” that was handed over, because that work ended unexpectedly. “Compare…” does it anew.`,
    ]);
  });
}

/**
 * Builds a pack of the record again: the same choices, state and clock, so the same bytes, and says whether they are. Fails with
 * `pack-not-found`, and as building does.
 */
export async function rebuildPack(
  context: MatterContext,
  wanted: { readonly task: string; readonly pack: string; readonly place: PackPlace },
): Promise<Result<PackBuilt>> {
  const build = readPackBuilds(context.reader).find(({ body }) => body.pack === wanted.pack);
  if (build === undefined) {
    return failure(
      'pack-not-found',
      'This pack is not on the record of the matter, so it was not built again.',
    );
  }
  const { choices, receipt, clockMs, sumsSha256 } = build.body;
  return buildAndRecord(context, { ...wanted, choices, receipt, clockMs }, ({ sumsSha256: now }) =>
    Promise.resolve([
      now === sumsSha256
        ? 'This is the earlier pack again, byte for byte: it has the same fingerprint.'
        : `This is not the earlier pack byte for byte: that one has the fingerprint ${sumsSha256}. Another version of Glossator draws in another way, and what was held privileged or purged since has been left out.`,
    ]),
  );
}

/** Says first what is to be known of a pack that was just built. */
type SayOfBuilt = (
  record: PackRecord,
  records: readonly PackRecord[],
  signal: AbortSignal,
) => Promise<readonly string[]>;

async function buildAndRecord(
  context: MatterContext,
  pack: PackToBuild & { readonly clockMs: number },
  sayOf: SayOfBuilt,
): Promise<Result<PackBuilt>> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const folder = packFolder(pack.place, pack.choices.title);
  const { clockMs } = pack;
  signHead(context);
  return context.tasks.run(pack.task, async (signal) => {
    const built = await runJob(
      context,
      {
        kind: 'build-pack',
        choices: pack.choices,
        folder,
        clockMs,
        applicationVersion: context.surroundings.applicationVersion,
        receipt: pack.receipt ?? null,
      },
      (progress) => {
        context.surroundings.emit('progress', {
          task: pack.task,
          label: 'Building the pack',
          ...progress,
          unit: 'pages',
        });
      },
      signal,
    );
    if (!built.ok) return built;
    const id = context.newIdentifier();
    try {
      writing.value.write([
        {
          type: 'pack.build',
          body: {
            pack: id,
            choices: pack.choices,
            receipt: built.value.receipt,
            clockMs,
            sumsSha256: built.value.sumsSha256,
            folderName: basename(folder).toWellFormed(),
            pages: built.value.pages,
            numbers: built.value.numbers,
            passages: built.value.passages,
          },
        },
      ]);
    } catch (error) {
      // A pack that the matter knows nothing of must not be handed over.
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
      throw error;
    }
    const records = readPacks(context.reader);
    const record = records.find((other) => other.id === id);
    if (record === undefined) throw new Error('A pack that was recorded is not in the matter.');
    const first = await sayOf(record, records, signal);
    return success({
      folder,
      files: built.value.files,
      warnings: [...first, ...built.value.warnings],
      findings: gravestFirst([
        ...first.map((sentence) => ({ kind: 'since-handed-over', severity: 'look', sentence }) as const),
        ...built.value.findings,
      ]),
      record,
    });
  });
}

/** What a pack that was just built holds in another way than one that was handed over; the pack stands, whatever comes of this. */
async function sinceServed(
  context: MatterContext,
  served: ServedPack,
  built: PackRecord,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const compared = await runJob(
    context,
    {
      kind: 'compare-packs',
      earlier: served.record.id,
      later: built.id,
      pdf: false,
      clockMs: context.clock(),
      applicationVersion: context.surroundings.applicationVersion,
    },
    () => undefined,
    signal,
  );
  return compared.ok
    ? [changesSinceServed(served, compared.value.comparison)]
    : [
        `It was not compared with the earlier “${served.record.title}” that was handed over. ${compared.failure.message}`,
      ];
}

function packFolder(place: PackPlace, title: string): string {
  if (place.kind === 'exactly') return resolve(place.folder);
  const name = fileNameFromTitle(title, 'Evidence pack');
  let folder = join(resolve(place.folder), name);
  for (let copy = 2; existsSync(folder); copy += 1) folder = join(resolve(place.folder), `${name} (${copy})`);
  return folder;
}
