import type { Result } from '../../shared/base/index.ts';
import type { PassageSelector, Receipt } from '../../shared/model/index.ts';
import { manifestFormat, manifestVersion } from '../../shared/pack/index.ts';
import { isReceipt, readHeadSignatures, type HeadSignature } from './read-receipt.ts';
import { fieldOf, isCount, isHash, isRecord } from './read-values.ts';

/** A manifest as far as checking reads it; what else it holds is left alone. */
export interface CheckedManifest {
  readonly outputs: readonly CheckedOutput[];
  readonly sources: readonly CheckedSource[];
  readonly passages: readonly CheckedPassage[];
  /** Null where there is none, or none that is well formed. */
  readonly receipt: Receipt | null;
  /** Null where one of them is not well formed. */
  readonly signatures: readonly HeadSignature[] | null;
  /** All of it, to be written again and compared. */
  readonly whole: object;
}

/** An output as far as checking reads it. */
export interface CheckedOutput {
  readonly name: string;
  readonly sha256: string;
}

/** A source as far as checking reads it. */
export interface CheckedSource {
  readonly urn: string;
  readonly textSha256: string;
  readonly textFile: string | null;
}

/** A passage as far as checking reads it. */
export interface CheckedPassage extends PassageSelector {
  readonly id: string;
  readonly urn: string;
  readonly citation: string;
}

/** Reads a manifest somebody else may have written; the failure is a sentence that says why it is none to be checked. */
export function readManifest(text: string): Result<CheckedManifest, string> {
  const whole = parsed(text);
  if (whole === undefined) return refused('It is damaged: it cannot be read as JSON.');
  if (!isRecord(whole) || fieldOf(whole, 'format') !== manifestFormat) {
    return refused('It is no manifest of an evidence pack.');
  }
  if (fieldOf(whole, 'version') !== manifestVersion) {
    return refused('It is damaged, or of a later version of Glossator.');
  }
  const outputs = listOf(whole, 'outputs', readOutput);
  if (!outputs.ok) return outputs;
  const sources = listOf(whole, 'sources', readSource);
  if (!sources.ok) return sources;
  const passages = listOf(whole, 'passages', readPassage);
  if (!passages.ok) return passages;
  if (hasTwice(outputs.value.map((output) => output.name))) return refused(namesTwice('outputs'));
  if (hasTwice(sources.value.map((source) => source.urn))) return refused(namesTwice('sources'));
  const receipt = fieldOf(whole, 'receipt');
  return {
    ok: true,
    value: {
      outputs: outputs.value,
      sources: sources.value,
      passages: passages.value,
      receipt: isReceipt(receipt) ? receipt : null,
      signatures: readHeadSignatures([fieldOf(whole, 'signatures'), fieldOf(receipt, 'signatures')]),
      whole,
    },
  };
}

function refused(sentence: string): Result<never, string> {
  return { ok: false, failure: sentence };
}

function namesTwice(list: string): string {
  return `Its list “${list}” names something twice.`;
}

function hasTwice(names: readonly string[]): boolean {
  return new Set(names).size !== names.length;
}

/** What a text says as JSON, or undefined where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function listOf<Element>(
  manifest: unknown,
  name: string,
  read: (element: unknown) => Element | null,
): Result<readonly Element[], string> {
  const list = fieldOf(manifest, name);
  if (!Array.isArray(list)) return refused(`Its list “${name}” is missing.`);
  const elements: Element[] = [];
  for (const candidate of list) {
    const element = read(candidate);
    if (element === null) {
      return refused(`Entry ${elements.length + 1} of its list “${name}” is not what it should be.`);
    }
    elements.push(element);
  }
  return { ok: true, value: elements };
}

function readOutput(value: unknown): CheckedOutput | null {
  const name = fieldOf(value, 'name');
  const sha256 = fieldOf(value, 'sha256');
  return typeof name === 'string' && isHash(sha256) ? { name, sha256 } : null;
}

function readSource(value: unknown): CheckedSource | null {
  const urn = fieldOf(value, 'urn');
  const textSha256 = fieldOf(value, 'textSha256');
  const textFile = fieldOf(value, 'textFile');
  if (typeof urn !== 'string' || !isHash(textSha256)) return null;
  return typeof textFile === 'string' || textFile === null ? { urn, textSha256, textFile } : null;
}

function readPassage(value: unknown): CheckedPassage | null {
  const texts = ['id', 'urn', 'citation', 'quote', 'prefix', 'suffix'].map((name) => fieldOf(value, name));
  const [id, urn, citation, quote, prefix, suffix] = texts.filter((text) => typeof text === 'string');
  const start = fieldOf(value, 'start');
  const end = fieldOf(value, 'end');
  // One that is missing leaves the last one undefined.
  if (id === undefined || urn === undefined || citation === undefined || quote === undefined) return null;
  if (prefix === undefined || suffix === undefined || !isCount(start) || !isCount(end)) return null;
  // An empty quotation would be found anywhere.
  return quote === '' ? null : { id, urn, citation, quote, prefix, suffix, start, end };
}
