import type { PreloadBridge } from '../../shared/contract/ports.ts';

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly glossator?: PreloadBridge;
  }
}

/** The absolute paths of dropped files and folders; what lies nowhere on this machine is left out. */
export function droppedPaths(files: Iterable<File>): readonly string[] {
  const bridge = window.glossator;
  if (bridge === undefined) return [];
  return [...files].map((file) => bridge.pathForFile(file)).filter((path) => path !== '');
}
