/** The name under which the stand-alone verifier lies in every pack. */
export const verifierFile = 'verify-pack.mjs';

/**
 * The stand-alone verifier: one file of plain JavaScript for Node.js 18 or newer, with nothing to install. It is kept as
 * text because it is written into packs and never run by the application itself.
 */
export const verifierSource = String.raw`// Checks an evidence pack without the application that made it. Needs only Node.js 18 or newer, and no network.
//
//   node verify-pack.mjs [pack folder] [--texts folder]
//
// Exit code 0: everything holds. 1: something differs or could not be checked. 2: the call is wrong.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const words = process.argv.slice(2);
const textsAt = words.indexOf('--texts');
const texts = textsAt === -1 ? null : words[textsAt + 1];
if (textsAt !== -1) words.splice(textsAt, 2);
if (words.length > 1 || texts === undefined || words.some((word) => word.startsWith('-'))) {
  console.error('Usage: node verify-pack.mjs [pack folder] [--texts folder]');
  process.exit(2);
}
const folder = resolve(words[0] ?? dirname(fileURLToPath(import.meta.url)));

let failed = 0;
let passed = 0;
function check(name, ok, detail) {
  if (ok) passed += 1;
  else failed += 1;
  if (!ok) console.log('DIFFERS  ' + name + ': ' + detail);
}
function finish() {
  const all = passed + failed;
  if (failed === 0) console.log('All ' + all + ' checks hold. Compare the fingerprint of SHA256SUMS below with the one you were given.');
  else console.log(failed + ' of ' + all + ' checks do not hold.');
  const sums = join(folder, 'SHA256SUMS');
  if (existsSync(sums)) console.log('SHA-256 of SHA256SUMS: ' + sha256(readFileSync(sums)));
  process.exit(failed === 0 ? 0 : 1);
}
function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
function isPlainPath(name) {
  return name !== '' && !name.includes('\\') && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
function filesBelow(path, prefix) {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(path, entry.name), prefix + entry.name + '/') : [prefix + entry.name],
  );
}

if (!existsSync(folder) || !statSync(folder).isDirectory()) {
  console.error('There is no folder at ' + folder + '.');
  process.exit(2);
}
const sumsPath = join(folder, 'SHA256SUMS');
if (!existsSync(sumsPath)) {
  check('SHA256SUMS', false, 'the file is missing, so nothing can be compared');
  finish();
}

// 1. Every file against its fingerprint.
const sums = new Map();
for (const line of readFileSync(sumsPath, 'utf8').split('\n')) {
  if (line === '') continue;
  const match = /^([0-9a-f]{64}) [ *](.+)$/.exec(line);
  if (match === null || !isPlainPath(match[2]) || sums.has(match[2])) check('SHA256SUMS', false, 'a line cannot be read: ' + line);
  else sums.set(match[2], match[1]);
}
for (const [name, expected] of sums) {
  const path = join(folder, name);
  if (!existsSync(path)) check('file ' + name, false, 'missing');
  else check('file ' + name, sha256(readFileSync(path)) === expected, 'the bytes are not those that SHA256SUMS names');
}
for (const name of filesBelow(folder, '')) {
  if (name !== 'SHA256SUMS' && !sums.has(name)) check('file ' + name, false, 'not listed in SHA256SUMS, so it is not part of the pack');
}

// 2. The manifest.
let manifest = null;
try {
  manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
} catch {
  check('manifest.json', false, 'missing or not readable');
  finish();
}
const readable =
  manifest.format === 'glossator-pack' &&
  manifest.version === 1 &&
  [manifest.outputs, manifest.sources, manifest.passages].every((list) => Array.isArray(list));
check('manifest.json', readable, 'not a manifest of format glossator-pack, version 1');
if (!readable) finish();
check('SHA256SUMS lists manifest.json', sums.has('manifest.json'), 'it does not');
for (const output of manifest.outputs) {
  check('manifest on ' + output.name, sums.get(output.name) === output.sha256, 'manifest.json and SHA256SUMS name different fingerprints');
}
for (const name of sums.keys()) {
  const known = name === 'manifest.json' || manifest.outputs.some((output) => output.name === name);
  check('manifest lists ' + name, known, 'the file is not named in manifest.json');
}

// 3. Every quotation, character by character, in the text of its source.
const sources = new Map();
for (const source of manifest.sources) {
  const inside = typeof source.textFile === 'string' && isPlainPath(source.textFile) ? join(folder, source.textFile) : null;
  const outside = texts === null ? null : join(texts, source.urn + '.txt');
  const path = [inside, outside].find((candidate) => candidate !== null && existsSync(candidate));
  if (path === undefined) {
    check('source ' + source.urn, false, 'its text is not supplied, so its quotations were not looked up');
    continue;
  }
  const bytes = readFileSync(path);
  const same = sha256(bytes) === source.textSha256;
  check('source ' + source.urn, same, 'the text is not the one the pack was built from');
  sources.set(source.urn, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
}
for (const passage of manifest.passages) {
  const name = 'quotation ' + passage.citation + ', characters ' + passage.start + ' to ' + passage.end;
  const text = sources.get(passage.urn);
  if (text === undefined) {
    check(name, false, 'its source is not supplied');
    continue;
  }
  const whole = typeof passage.quote === 'string' && passage.quote !== '';
  check(name, whole && text.slice(passage.start, passage.end) === passage.quote, 'these words do not stand at this place of the source');
}
finish();
`;
