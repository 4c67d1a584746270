/** A file's name with its ending, and the folder it lies in, of an absolute path of any system. */
export function pathParts(path: string): { readonly name: string; readonly folder: string } {
  const name = path.split(/[\\/]/u).at(-1) ?? path;
  return { name, folder: path.slice(0, Math.max(0, path.length - name.length - 1)) };
}
