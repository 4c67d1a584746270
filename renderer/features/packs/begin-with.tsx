import type { JSX } from 'react';
import { choicesOfPreset } from '../../../shared/pack/index.ts';
import { announce } from '../../state/announce.ts';
import { usePackPresets } from './use-pack-presets.ts';
import { useMatter, useQuery, useThemes } from '../../state/use-service.ts';
import { Menu } from '../../ui/menu.tsx';
import { takeOver } from './take-over.ts';

/** Offers the presets: sets of choices built for a rule or a practice, filled with what is in the matter. */
export function BeginWith(): JSX.Element | null {
  const matter = useMatter();
  const themes = useThemes();
  const documents = useQuery('listDocuments', {}).value ?? [];
  const { presets } = usePackPresets();
  if (matter === null || presets.length === 0) return null;
  return (
    <Menu
      label="Begin with…"
      items={presets.map((preset) => ({
        label:
          preset.source === null
            ? preset.name
            : `${preset.name} (${preset.source.title}, ${preset.source.date})`,
        onChoose: () => {
          const choices = choicesOfPreset(preset, { title: matter.title, themes, documents });
          takeOver(choices);
          announce(`${preset.name}: ${preset.about}`);
        },
      }))}
    />
  );
}
