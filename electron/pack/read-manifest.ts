import { manifestFormat, manifestVersion } from '../../shared/pack/index.ts';

/** A manifest as far as checking reads it; what else it holds is left alone. */
export interface CheckedManifest {
  readonly outputs: readonly { readonly name: string; readonly sha256: string }[];
  readonly sources: readonly CheckedSource[];
  readonly passages: readonly CheckedPassage[];
}

/** A source as far as checking reads it. */
export interface CheckedSource {
  readonly urn: string;
  readonly textSha256: string;
  readonly textFile: string | null;
}

/** A passage as far as checking reads it. */
export interface CheckedPassage {
  readonly urn: string;
  readonly citation: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** Reads a manifest somebody else may have written; null where it is none, or of a later version. */
export function readManifest(text: string): CheckedManifest | null {
  const content = parsed(text);
  if (field(content, 'format') !== manifestFormat || field(content, 'version') !== manifestVersion)
    return null;
  const outputs = listOf(field(content, 'outputs'), readOutput);
  const sources = listOf(field(content, 'sources'), readSource);
  const passages = listOf(field(content, 'passages'), readPassage);
  return outputs === null || sources === null || passages === null ? null : { outputs, sources, passages };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function field(holder: unknown, name: string): unknown {
  if (typeof holder !== 'object' || holder === null) return undefined;
  const value: unknown = Reflect.get(holder, name);
  return value;
}

/** Every element read, or null where the value is no list or one element is not what it should be. */
function listOf<Element>(
  value: unknown,
  read: (element: unknown) => Element | null,
): readonly Element[] | null {
  if (!Array.isArray(value)) return null;
  const elements: Element[] = [];
  for (const candidate of value) {
    const element = read(candidate);
    if (element === null) return null;
    elements.push(element);
  }
  return elements;
}

function readOutput(value: unknown): { readonly name: string; readonly sha256: string } | null {
  const name = field(value, 'name');
  const sha256 = field(value, 'sha256');
  return typeof name === 'string' && isHash(sha256) ? { name, sha256 } : null;
}

function readSource(value: unknown): CheckedSource | null {
  const urn = field(value, 'urn');
  const textSha256 = field(value, 'textSha256');
  const textFile = field(value, 'textFile');
  if (typeof urn !== 'string' || !isHash(textSha256)) return null;
  return typeof textFile === 'string' || textFile === null ? { urn, textSha256, textFile } : null;
}

function readPassage(value: unknown): CheckedPassage | null {
  const urn = field(value, 'urn');
  const citation = field(value, 'citation');
  const quote = field(value, 'quote');
  const start = field(value, 'start');
  const end = field(value, 'end');
  if (typeof urn !== 'string' || typeof citation !== 'string' || !isOffset(start) || !isOffset(end))
    return null;
  // An empty quotation would be found anywhere.
  return typeof quote === 'string' && quote !== '' ? { urn, citation, start, end, quote } : null;
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
