import type { CaptureFacts } from '../../shared/model/index.ts';
import { monthNames } from '../../shared/model/index.ts';

/** The time of day of a moment on this machine, with seconds: `14:32:07`. */
export function timeWords(atMs: number): string {
  return new Date(atMs).toLocaleTimeString('en-GB');
}

/** A moment on this machine: `12 Sep 2017, 14:32`. */
export function momentWords(atMs: number): string {
  const date = new Date(atMs);
  const time = `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
  return `${String(date.getDate())} ${monthNames[date.getMonth()]?.slice(0, 3) ?? ''} ${String(date.getFullYear())}, ${time}`;
}

const grouped = new Intl.NumberFormat('en-GB');

/** A number with its thousands apart: `12,345`. */
export function numberWords(value: number): string {
  return grouped.format(value);
}

/** A number with its noun: `1 document`, `12,345 documents`. A plural that is not made by adding s is given. */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${numberWords(count)} ${count === 1 ? one : many}`;
}

/** A size in bytes as people say it: `812 bytes`, `14 KB`, `3.2 MB`, `1.4 GB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return countWords(bytes, 'byte');
  if (bytes < 1_000_000) return `${numberWords(Math.round(bytes / 1_000))} KB`;
  if (bytes < 1_000_000_000) return `${numberWords(Math.round(bytes / 100_000) / 10)} MB`;
  return `${numberWords(Math.round(bytes / 100_000_000) / 10)} GB`;
}

/** The sum of numbers. */
export function totalOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The day of a moment on this machine: `Tuesday 12 September 2017`. */
export function dayWords(atMs: number): string {
  const date = new Date(atMs);
  const month = monthNames[date.getMonth()] ?? '';
  return `${weekdays[date.getDay()] ?? ''} ${String(date.getDate())} ${month} ${String(date.getFullYear())}`;
}

/** Where and when a page was saved, as it says: `Saved from https://… at Tue, 3 Apr 2018`. */
export function captureWords({ address, at }: CaptureFacts): string {
  const from = address === null ? '' : ` from ${address}`;
  return `Saved${from}${at === null ? '' : `, ${at}`}`;
}
