/**
 * The part of the verifiers' shared source that compares files, manifest, receipt and quotations. Plain JavaScript kept as
 * text; see `verifierCore`.
 */
export const coreChecks = String.raw`
/**
 * Checks a pack. The host gives what Node and a browser do differently:
 *   entries            [{ name, kind, bytes }]: everything in the folder; kind is 'file', 'link' or 'other'
 *   refusal            a sentence where the folder cannot be a pack, or null
 *   read(name)         the bytes of a file of the folder
 *   sha256(name)       the SHA-256 of a file of the folder in hexadecimal
 *   givenText(urn)     null, or { bytes, sha256 } of a text that was given beside the pack
 *   verifySignature(publicKey, message, signature)   true, false, or null where signatures cannot be checked
 *   progress(done, of) told before each file
 * Gives { checks: [{ name, ok, detail }], sumsSha256 }; ok is true, false, or null for what is only noted.
 */
async function checkPack(host) {
  const checks = [];
  function check(name, ok, detail) {
    checks.push({ name, ok, detail });
  }
  const entries = [...host.entries].sort((one, other) => (one.name < other.name ? -1 : 1));
  const named = new Map(entries.map((entry) => [entry.name, entry]));
  if (host.refusal !== null) check('folder', false, host.refusal);
  else if (!named.has('SHA256SUMS') && !named.has('manifest.json'))
    check('folder', false, 'There is no evidence pack in this folder: it holds neither SHA256SUMS nor manifest.json.');
  if (checks.length > 0) return { checks, sumsSha256: null };

  // 1. Every file, and its fingerprint.
  const hashes = new Map();
  for (const [index, entry] of entries.entries()) {
    host.progress(index, entries.length);
    if (entry.kind === 'link')
      check('file ' + entry.name, false, 'This is a link and no file. It was not followed, since it may lead out of the folder.');
    else if (entry.kind !== 'file') check('file ' + entry.name, false, 'This is no ordinary file, so it was not opened.');
    else if (hashes.has(entry.name)) check('file ' + entry.name, false, 'Two files have this name.');
    else {
      try {
        hashes.set(entry.name, await host.sha256(entry.name));
      } catch {
        check('file ' + entry.name, false, 'The file cannot be read.');
      }
    }
  }
  async function textOf(name, limit) {
    if (!hashes.has(name) || named.get(name).bytes > limit) return null;
    try {
      return textOfBytes(await host.read(name));
    } catch {
      return null;
    }
  }
  const sums = checkSums(await textOf('SHA256SUMS', limits.sumsBytes), hashes, check);
  const sumsSha256 = hashes.get('SHA256SUMS') ?? null;

  // 2. The manifest.
  const manifestSource = await textOf('manifest.json', limits.manifestBytes);
  const { manifest, fault } =
    manifestSource === null ? { fault: 'It is missing, too large, or no text.' } : readManifest(manifestSource);
  if (manifest === undefined) {
    check('manifest.json', false, fault + ' So the quotations were not looked up.');
    return { checks, sumsSha256 };
  }
  const isStable = stableJson(manifest) === manifestSource;
  check(
    'form of manifest.json',
    isStable,
    isStable
      ? 'Written byte for byte as the format asks, so it can be read in one way only.'
      : 'Not written as the format asks, so a reader and a program may understand it differently.',
  );
  checkOutputs(manifest, sums, check);
  const holdsReceipt = isReceipt(manifest.receipt);
  check(
    'receipt',
    holdsReceipt,
    holdsReceipt
      ? 'Names the state of the matter that the pack was built from.'
      : 'Missing or not well formed, so the state of the matter that the pack was built from is not known.',
  );
  await checkSignatures(manifest, holdsReceipt, host, check);

  // 3. Every quotation, character by character, in the text of its source.
  const passagesOf = new Map(manifest.sources.map((source) => [source.urn, []]));
  for (const passage of manifest.passages) {
    if (passagesOf.has(passage.urn)) passagesOf.get(passage.urn).push(passage);
    else check('quotation ' + passage.citation, false, 'Not looked up: the manifest does not list ' + passage.urn + ' among the sources.');
  }
  for (const source of manifest.sources) {
    const texts = await textsOf(source, textOf, hashes, host, check);
    for (const passage of passagesOf.get(source.urn)) checkQuotation(passage, texts, check);
  }
  checkTable(await textOf('passages.csv', limits.textBytes), manifest.passages, check);
  return { checks, sumsSha256 };
}

/** Compares the list of fingerprints with what is there; gives the fingerprints it names. */
function checkSums(text, hashes, check) {
  const sums = new Map();
  if (text === null) {
    check('SHA256SUMS', false, 'The list of fingerprints is missing, too large, or no text, so no file can be compared.');
    return sums;
  }
  const faults = { unreadable: [], outside: [], twice: [] };
  text.split('\n').forEach((line, index) => {
    if (line === '') return;
    const match = /^([0-9a-f]{64}) [ *](.+)$/.exec(line);
    if (match === null) faults.unreadable.push(index + 1);
    else if (!isPlainPath(match[2]) || match[2] === 'SHA256SUMS') faults.outside.push(index + 1);
    else if (sums.has(match[2])) faults.twice.push(index + 1);
    else sums.set(match[2], match[1]);
  });
  const sentences = [
    [faults.unreadable, 'Cannot be read as a list of fingerprints in line '],
    [faults.outside, 'Names what no pack can hold, and what was not opened, in line '],
    [faults.twice, 'Names a file a second time in line '],
  ]
    .filter(([lines]) => lines.length > 0)
    .map(([lines, words]) => words + lines.slice(0, 20).join(', ') + (lines.length > 20 ? ' and more.' : '.'));
  if (sentences.length === 0 && sums.size === 0) sentences.push('Names no files.');
  check('SHA256SUMS', sentences.length === 0, sentences.length === 0 ? 'Names ' + sums.size + ' files.' : sentences.join(' '));
  for (const [name, expected] of sums) {
    const found = hashes.get(name);
    check(
      'file ' + name,
      found === expected,
      found === expected
        ? 'Has the fingerprint that SHA256SUMS names.'
        : found === undefined
          ? 'Missing: SHA256SUMS names this file and it is not there.'
          : 'Changed: SHA256SUMS names ' + expected + ', the file has ' + found + '.',
    );
  }
  for (const name of hashes.keys()) {
    if (name === 'SHA256SUMS' || sums.has(name)) continue;
    if (isSystemFile(name)) check('file ' + name, null, 'Not part of the pack: the operating system puts files of this name into folders.');
    else check('file ' + name, false, 'Not part of the pack: SHA256SUMS does not name this file.');
  }
  return sums;
}

/** The manifest and the list of fingerprints must name the same files with the same fingerprints. */
function checkOutputs(manifest, sums, check) {
  const listed = new Set(['manifest.json', ...manifest.outputs.map((output) => output.name)]);
  const names = [
    ...manifest.outputs.filter((output) => sums.get(output.name) !== output.sha256).map((output) => output.name),
    ...[...sums.keys()].filter((name) => !listed.has(name)),
    ...(sums.has('manifest.json') ? [] : ['manifest.json']),
  ];
  const shown = names.slice(0, 20).join(', ') + (names.length > 20 ? ' and more' : '');
  check(
    'manifest.json',
    names.length === 0,
    names.length === 0 ? 'Names the same files and fingerprints as SHA256SUMS.' : 'Differs from SHA256SUMS on ' + shown + '.',
  );
}

/** The texts in which a source's quotations are looked up. */
async function textsOf(source, textOf, hashes, host, check) {
  const texts = [];
  if (source.textFile !== null) {
    // Any other name could have one text read again for every source.
    const isItsPlace = source.textFile === 'sources/' + source.urn + '.txt';
    const text = isItsPlace ? await textOf(source.textFile, limits.textBytes) : null;
    const holds = text !== null && hashes.get(source.textFile) === source.textSha256;
    check(
      'source ' + source.urn,
      holds,
      holds
        ? source.textFile + ' is the text the pack was built from.'
        : text === null
          ? source.textFile + ' is missing or cannot be read.'
          : source.textFile + ' is not the text the pack was built from.',
    );
    if (text !== null) texts.push({ where: source.textFile, text });
  }
  const given = isPlainPath(source.urn) && !source.urn.includes('/') ? await host.givenText(source.urn) : null;
  if (given !== null) {
    const text = textOfBytes(given.bytes);
    const holds = text !== null && given.sha256 === source.textSha256;
    check(
      'source ' + source.urn + ' beside the pack',
      holds,
      holds ? 'The text that was given is the one the pack was built from.' : 'The text that was given is not the one the pack was built from.',
    );
    if (text !== null) texts.push({ where: 'the text that was given', text });
  } else if (source.textFile === null) {
    check(
      'source ' + source.urn,
      false,
      'Not supplied: the pack does not hold this text, and it was not given beside the pack, so its quotations are not checked.',
    );
  }
  return texts;
}

/** The words must stand at their place, and before and after them what the manifest says. Offsets are UTF-16 code units. */
function checkQuotation(passage, texts, check) {
  const { quote, prefix, suffix, start, end } = passage;
  const name = 'quotation ' + passage.citation;
  const place = 'at characters ' + start + ' to ' + end + ' of ';
  const where = (list) => list.map((one) => one.where).join(' and of ');
  const otherWords = texts.filter(({ text }) => end - start !== quote.length || !text.startsWith(quote, start));
  const otherContext = texts.filter(
    ({ text }) => start < prefix.length || !text.startsWith(prefix, start - prefix.length) || !text.startsWith(suffix, end),
  );
  if (texts.length === 0) check(name, false, 'Not looked up: the text of ' + passage.urn + ' is not supplied.');
  else if (otherWords.length > 0) check(name, false, 'Not found: other words stand ' + place + where(otherWords) + '.');
  else if (otherContext.length > 0)
    check(name, false, 'Found ' + place + where(texts) + ', but not between the words that the manifest gives before and after it.');
  else check(name, true, 'Found, character for character, ' + place + where(texts) + '.');
}
`;
