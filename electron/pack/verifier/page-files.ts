/**
 * How the verifier's page gets at the files of a folder: from the field of a form, or from what was dropped. Plain
 * JavaScript kept as text; see `verifierPage`.
 */
export const pageFiles = String.raw`
/** The files of a folder as a list of { path, file }, from the field in which a folder was chosen. */
function filesOfField(field) {
  return [...field.files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** The files below what was dropped, as a list of { path, file }; throws where the browser does not give them. */
async function filesOfDrop(items) {
  // All must be asked for before the first is waited for: the browser takes them away when the drop has been handled.
  const asked = [...items]
    .filter((item) => item.kind === 'file')
    .map((item) => ({
      handle: typeof item.getAsFileSystemHandle === 'function' ? item.getAsFileSystemHandle().catch(() => null) : null,
      entry: typeof item.webkitGetAsEntry === 'function' ? item.webkitGetAsEntry() : null,
    }));
  const found = [];
  for (const { handle, entry } of asked) {
    const given = await handle;
    if (given) await filesOfHandle(given, given.name, found, 0);
    else if (entry) await filesOfEntry(entry, entry.name, found, 0);
    else throw new Error('not given');
  }
  return found;
}

async function filesOfHandle(handle, path, found, depth) {
  if (depth > limits.depth || found.length > limits.entries) return;
  if (handle.kind === 'file') found.push({ path, file: await handle.getFile() });
  else for await (const below of handle.values()) await filesOfHandle(below, path + '/' + below.name, found, depth + 1);
}

async function filesOfEntry(entry, path, found, depth) {
  if (depth > limits.depth || found.length > limits.entries) return;
  if (entry.isFile) {
    found.push({ path, file: await new Promise((give, refuse) => entry.file(give, refuse)) });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    // A folder is given in parts, until one is empty.
    const part = await new Promise((give, refuse) => reader.readEntries(give, refuse));
    if (part.length === 0) return;
    for (const below of part) await filesOfEntry(below, path + '/' + below.name, found, depth + 1);
  }
}

/** The name of the one folder that all files lie in, which is the pack's; null where they lie in several or in none. */
function folderOf(files) {
  const tops = new Set(files.map(({ path }) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : null)));
  return tops.size === 1 ? [...tops][0] : null;
}

async function sha256OfFile(file) {
  const hash = startSha256();
  const step = 4194304;
  for (let from = 0; from < file.size; from += step)
    hash.add(new Uint8Array(await file.slice(from, from + step).arrayBuffer()));
  return hash.finish();
}

/** What checkPack asks of its host, over chosen files and texts that were given beside the pack. */
function hostOf(files, texts, progress) {
  const folder = folderOf(files);
  const entries = [];
  const byName = new Map();
  let refusal = null;
  for (const { path, file } of files) {
    // Some systems write accented letters in another way than the pack does.
    const name = (folder === null ? path : path.slice(folder.length + 1)).normalize('NFC');
    if (name.split('/').length > limits.depth)
      refusal = 'Its folders lie deeper in each other than those of any pack, so nothing was checked.';
    entries.push({ name, kind: 'file', bytes: file.size });
    if (!byName.has(name)) byName.set(name, file);
  }
  if (entries.length > limits.entries) refusal = 'It holds more files than any pack, so nothing was checked.';
  return {
    entries,
    refusal,
    read: async (name) => new Uint8Array(await byName.get(name).arrayBuffer()),
    sha256: async (name) => sha256OfFile(byName.get(name)),
    givenText: async (urn) => {
      const text = texts.find((one) => one.name === urn + '.txt');
      if (text === undefined || text.size > limits.textBytes) return null;
      return { bytes: new Uint8Array(await text.arrayBuffer()), sha256: await sha256OfFile(text) };
    },
    verifySignature: verifyInBrowser,
    progress,
  };
}

/** True or false where the browser can check Ed25519, else null. */
async function verifyInBrowser(publicKey, message, signature) {
  const subtle = globalThis.crypto && globalThis.crypto.subtle;
  if (!subtle) return null;
  let key;
  try {
    key = await subtle.importKey('raw', publicKey, { name: 'Ed25519' }, false, ['verify']);
  } catch (problem) {
    // A browser that knows the method and refuses the key says so by another name.
    return problem && problem.name === 'NotSupportedError' ? null : problem && problem.name === 'DataError' ? false : null;
  }
  try {
    return await subtle.verify({ name: 'Ed25519' }, key, signature, message);
  } catch {
    return null;
  }
}
`;
