import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Size from which a new log is begun; one older is kept. In bytes. */
const largestLog = 1_000_000;

/** Something that went wrong in a way nobody expected, without any of the matter's content. */
export interface Incident {
  readonly id: string;
  readonly atMs: number;
  /** The part of the application, for example `service` or `window`. */
  readonly where: string;
  /** What it was doing: a call's name, an exit code, an error's class. Never an error's message. */
  readonly what: string;
  /** Where in the code, innermost first: file names and lines of the application itself. */
  readonly frames: readonly string[];
}

/** Describes a thrown value for the incident log: class and stack frames, never the message, which may hold content. */
export function describeError(error: unknown): { readonly what: string; readonly frames: readonly string[] } {
  if (!(error instanceof Error)) return { what: `thrown ${typeof error}`, frames: [] };
  const code = 'code' in error && typeof error.code === 'string' && /^[A-Z_0-9]{1,40}$/.test(error.code);
  const name = /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : 'Error';
  return { what: code ? `${name} ${String(error.code)}` : name, frames: framesOf(withoutMessage(error)) };
}

/** The stack after the message, which could itself contain lines that look like frames. */
function withoutMessage(error: Error): string {
  const stack = error.stack ?? '';
  const at = error.message === '' ? -1 : stack.indexOf(error.message);
  return at === -1 ? stack : stack.slice(at + error.message.length);
}

/** Frames as `function (file.js:line:column)`: folders are left out, since they name the person whose machine it is. */
function framesOf(stack: string): readonly string[] {
  const frames: string[] = [];
  for (const line of stack.split('\n')) {
    const frame = /^\s+at (?:(?:async )?([\w.$<>[\] ]{1,80}) \()?.*?([\w.-]{1,60}:\d+:\d+)\)?$/.exec(line);
    if (frame) frames.push(frame[1] ? `${frame[1]} (${frame[2] ?? ''})` : (frame[2] ?? ''));
  }
  return frames.slice(0, 12);
}

/** Adds an incident to `incidents.log` in the profile folder, one JSON document a line. */
export async function appendIncident(profileFolder: string, incident: Incident): Promise<void> {
  const path = incidentLogPath(profileFolder);
  await mkdir(dirname(path), { recursive: true });
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > largestLog) await rename(path, `${path}.1`);
  await appendFile(path, `${JSON.stringify(incident)}\n`, { mode: 0o600 });
}

/** Where incidents are written. */
export function incidentLogPath(profileFolder: string): string {
  return join(profileFolder, 'incidents.log');
}
