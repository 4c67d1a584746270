export { DamagedMatter } from './damaged-matter.tsx';
export { NewPassphraseScreen } from './new-passphrase-screen.tsx';
export { ProtectionSettings } from './protection-settings.tsx';
export { RecoverySheetScreen } from './recovery-sheet-screen.tsx';
export { RestoredScreen } from './restored-screen.tsx';
export { UnlockScreen } from './unlock-screen.tsx';
export { WorkingScreen } from './working-screen.tsx';
