import type { JSX, ReactNode, Ref } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import { useAct } from '../../state/use-act.ts';
import { ThemeChip } from '../../ui/theme-chip.tsx';
import { countWords } from '../../ui/words.ts';
import { ColourChoice } from './colour-choice.tsx';
import { SavedField } from './saved-field.tsx';
import { ThemeChoiceActions } from './theme-choice-actions.tsx';
import { ThemeConflicts } from './theme-conflicts.tsx';
import type { ThemePlace } from './theme-moves.ts';
import { ThemePassages } from './theme-passages.tsx';

const longestName = 1_000;
const longestText = 20_000;

/** One theme: what it is called, means and looks like, where it stands, and the passages tagged with it. */
export function ThemeDetails(props: {
  readonly theme: Theme;
  readonly themes: readonly Theme[];
  readonly writable: boolean;
  readonly nameField: Ref<HTMLInputElement>;
  readonly onMove: (ids: ReadonlySet<string>, place: ThemePlace) => void;
  readonly onMerged: (into: string) => void;
  readonly onSplit: (into: string) => void;
  readonly notes: ReactNode;
}): JSX.Element {
  const { theme } = props;
  const act = useAct();
  const disabled = !props.writable;
  const themeId = theme.id;
  return (
    <div className="theme-details">
      <header>
        <h2 className="theme-details-heading">
          <ThemeChip theme={theme} named />
        </h2>
        <p className="number">
          {theme.path.length > 1 && (
            <span className="theme-details-path">in {theme.path.slice(0, -1).join(' / ')} · </span>
          )}
          {countWords(theme.passages, 'passage')} in {countWords(theme.documents, 'document')}
          {theme.retired && ' · retired: kept on old passages, not offered for new ones'}
        </p>
      </header>
      {props.writable && (
        <ThemeChoiceActions
          chosen={[theme]}
          themes={props.themes}
          onMove={props.onMove}
          onMerged={props.onMerged}
        />
      )}
      <ThemeConflicts theme={theme} writable={props.writable} />
      <div className="theme-names">
        <SavedField
          ref={props.nameField}
          label="Name"
          value={theme.name}
          disabled={disabled}
          maxLength={longestName}
          required
          save={(text) => act('writeTheme', { themeId, field: 'name', text }, `Renamed to ${text}.`)}
        />
        <SavedField
          label="Code"
          value={theme.code}
          disabled={disabled}
          maxLength={8}
          required
          save={(code) => act('setThemeCode', { themeId, code }, `Its code is ${code}.`)}
        />
      </div>
      <SavedField
        label="Definition: what it means"
        value={theme.definition}
        disabled={disabled}
        maxLength={longestText}
        rows={3}
        save={(text) => act('writeTheme', { themeId, field: 'definition', text }, 'Definition saved.')}
      />
      <div className="theme-uses">
        <SavedField
          label="When to use it"
          value={theme.use}
          disabled={disabled}
          maxLength={longestText}
          rows={3}
          save={(text) => act('writeTheme', { themeId, field: 'use', text }, 'When to use it saved.')}
        />
        <SavedField
          label="When not to use it"
          value={theme.avoid}
          disabled={disabled}
          maxLength={longestText}
          rows={3}
          save={(text) => act('writeTheme', { themeId, field: 'avoid', text }, 'When not to use it saved.')}
        />
      </div>
      <ColourChoice
        value={theme.colour}
        disabled={disabled}
        onChange={(colour) => void act('setThemeColour', { themeId, colour }, `Its colour is ${colour}.`)}
      />
      <section>
        <h3>Notes on this theme</h3>
        {props.notes}
      </section>
      <ThemePassages theme={theme} themes={props.themes} writable={props.writable} onSplit={props.onSplit} />
    </div>
  );
}
