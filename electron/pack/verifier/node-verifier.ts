import { verifierCore } from './verifier-core.ts';

/** How the verifier for Node begins: its imports, and what it was called with. */
const opening = String.raw`// Checks an evidence pack without the application that made it. Needs only Node.js 18 or newer, and no network.
// The same checks, without Node, are made by verify-pack.html in any browser.
//
//   node verify-pack.mjs [pack folder] [--texts folder]
//
// Exit code 0: everything holds. 1: something differs or could not be checked. 2: the call is wrong.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
`;

const host = String.raw`
/** What is in the folder, links not followed and nothing opened that is no file. */
async function entriesOf(folder) {
  const entries = [];
  const paths = new Map();
  const waiting = [''];
  while (waiting.length > 0) {
    const prefix = waiting.pop();
    if (prefix.split('/').length > limits.depth)
      return { entries, paths, refusal: 'Its folders lie deeper in each other than those of any pack, so nothing was checked.' };
    for (const entry of await readdir(join(folder, prefix), { withFileTypes: true })) {
      if (entry.isDirectory()) {
        waiting.push(prefix + entry.name + '/');
        continue;
      }
      if (entries.length === limits.entries)
        return { entries, paths, refusal: 'It holds more files than any pack, so nothing was checked.' };
      const path = join(folder, prefix, entry.name);
      const status = await lstat(path);
      // Some systems write accented letters in another way than the pack does.
      const name = (prefix + entry.name).normalize('NFC');
      const kind = status.isSymbolicLink() ? 'link' : status.isFile() ? 'file' : 'other';
      entries.push({ name, kind, bytes: status.size });
      if (!paths.has(name)) paths.set(name, path);
    }
  }
  return { entries, paths, refusal: null };
}

async function sha256(path) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

/** What was found, without what could move the cursor or turn the direction of a terminal. */
function printable(text) {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd');
}

async function isFolder(path) {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

async function main() {
  const words = process.argv.slice(2);
  const textsAt = words.indexOf('--texts');
  const texts = textsAt === -1 ? null : words[textsAt + 1];
  if (textsAt !== -1) words.splice(textsAt, 2);
  if (words.length > 1 || texts === undefined || words.some((word) => word.startsWith('-'))) {
    console.error('Usage: node verify-pack.mjs [pack folder] [--texts folder]');
    return 2;
  }
  const given = words[0] ?? dirname(fileURLToPath(import.meta.url));
  for (const folder of texts === null ? [given] : [given, texts]) {
    if (await isFolder(folder)) continue;
    console.error('There is no folder at ' + printable(folder) + '.');
    return 2;
  }
  const folder = await realpath(given);
  const { entries, paths, refusal } = await entriesOf(folder).catch(() => ({
    entries: [],
    paths: new Map(),
    refusal: 'Not everything in it can be read, so nothing was checked.',
  }));
  async function inside(name) {
    const path = paths.get(name);
    // A folder on the way may have been changed for a link since it was listed.
    if (!(await realpath(path)).startsWith(folder.endsWith(sep) ? folder : folder + sep)) throw new Error('outside');
    return path;
  }
  const { checks, sumsSha256 } = await checkPack({
    entries,
    refusal,
    read: async (name) => readFile(await inside(name)),
    sha256: async (name) => sha256(await inside(name)),
    givenText: async (urn) => {
      if (texts === null) return null;
      const path = join(texts, urn + '.txt');
      try {
        const status = await stat(path);
        if (!status.isFile() || status.size > limits.textBytes) return null;
        return { bytes: await readFile(path), sha256: await sha256(path) };
      } catch {
        return null;
      }
    },
    verifySignature: async (publicKey, message, signature) => {
      const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]);
      try {
        return verify(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
      } catch {
        return false;
      }
    },
    progress: () => {},
  });
  const failed = checks.filter((one) => one.ok === false);
  const noted = checks.filter((one) => one.ok === null);
  for (const one of failed) console.log('DIFFERS  ' + printable(one.name + ': ' + one.detail));
  for (const one of noted) console.log('NOTED    ' + printable(one.name + ': ' + one.detail));
  const signed = checks.filter((one) => one.ok && one.name.startsWith('signature of '));
  for (const one of signed) console.log('SIGNED   ' + printable(one.name + ': ' + one.detail));
  const all = checks.length - noted.length;
  if (failed.length > 0) console.log(failed.length + ' of ' + all + ' checks do not hold.');
  else console.log('All ' + all + ' checks hold. Compare the fingerprint of SHA256SUMS below with the one you were given.');
  if (sumsSha256 !== null) console.log('SHA-256 of SHA256SUMS: ' + sumsSha256);
  return failed.length > 0 ? 1 : 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (problem) => {
    console.log('The pack could not be checked to the end: ' + printable(String(problem && problem.message)));
    process.exitCode = 1;
  },
);
`;

/** The stand-alone verifier for Node.js 18 or newer: one file of plain JavaScript with nothing to install. */
export const nodeVerifier = `${opening}${verifierCore}${host}`;
