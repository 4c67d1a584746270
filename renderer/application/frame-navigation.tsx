import './frame-navigation.css';
import type { JSX } from 'react';
import { memo, useMemo } from 'react';
import { themePathText, type Theme } from '../../shared/model/index.ts';
import { performAction, useShownKeys } from '../state/actions.ts';
import type { ScreenName } from '../state/navigation.ts';
import { go, useNavigation } from '../state/navigation.ts';
import { themeDigits, themeTree } from '../state/theme-order.ts';
import { useMatter, useThemes } from '../state/use-service.ts';
import { classNames } from '../ui/class-names.ts';
import { IconlessButton } from '../ui/iconless-button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { ThemeChip } from '../ui/theme-chip.tsx';
import { numberWords } from '../ui/words.ts';

/** The screens with what is in them, and the themes with their codes, counts and digits. */
export function FrameNavigation(): JSX.Element {
  const { place } = useNavigation();
  const matter = useMatter();
  const themes = useThemes();
  const digits = useMemo(() => themeDigits(themes), [themes]);
  const keys = useShownKeys();
  const tree = useMemo(() => themeTree(themes).filter(({ theme }) => !theme.retired), [themes]);
  const entries: readonly {
    readonly screen: ScreenName;
    readonly name: string;
    readonly count?: number | undefined;
  }[] = [
    { screen: 'library', name: 'Library', count: matter?.documents },
    { screen: 'reader', name: 'Read' },
    { screen: 'search', name: 'Search' },
    { screen: 'notes', name: 'Notes', count: matter?.notes },
    { screen: 'packs', name: 'Packs', count: matter?.packs },
    { screen: 'review', name: 'Review' },
    { screen: 'history', name: 'History' },
  ];
  return (
    <div className="frame-navigation">
      <ul role="list">
        {entries.map(({ screen, name, count }) => (
          <li key={screen}>
            <button
              type="button"
              className="frame-link"
              aria-current={place.screen === screen ? 'page' : undefined}
              onClick={() => {
                if (screen === 'search') {
                  go({ screen: 'search' });
                  void performAction('search');
                } else void performAction(screen === 'reader' ? 'go-read' : `go-${screen}`);
              }}
            >
              {name}
              {count !== undefined && count > 0 && <span className="number">{numberWords(count)}</span>}
            </button>
          </li>
        ))}
      </ul>
      <div className="frame-themes-head">
        <h2>Themes</h2>
        <IconlessButton
          aria-current={place.screen === 'themes' && place.themeId === undefined ? 'page' : undefined}
          onClick={() => go({ screen: 'themes' })}
        >
          Edit<span className="visually-hidden"> themes</span>
        </IconlessButton>
      </div>
      <ul role="list">
        {tree.map(({ theme, depth }) => (
          <ThemeLink
            key={theme.id}
            theme={theme}
            depth={depth}
            digitKey={keys(`tag-${String(digits.get(theme.id))}`)}
            current={place.screen === 'themes' && place.themeId === theme.id}
          />
        ))}
      </ul>
    </div>
  );
}

/** Drawn anew only where it changed itself: there may be a thousand, and their counts change with every tag. */
const ThemeLink = memo(ThemeLinkOf);

function ThemeLinkOf(props: {
  readonly theme: Theme;
  readonly depth: number;
  /** The key that tags with it, as shown on this machine. */
  readonly digitKey: string | undefined;
  readonly current: boolean;
}): JSX.Element {
  const { theme } = props;
  return (
    <li className="frame-theme">
      <button
        type="button"
        className={classNames('frame-link', 'frame-theme-link')}
        style={{ paddingInlineStart: 10 + Math.min(props.depth, 6) * 10 }}
        aria-current={props.current ? 'page' : undefined}
        title={themePathText(theme.path)}
        onClick={() => go({ screen: 'themes', themeId: theme.id })}
      >
        <ThemeChip theme={theme} named />
        <span className="number" aria-label={`${numberWords(theme.passages)} passages`}>
          {theme.passages === 0 ? '' : numberWords(theme.passages)}
        </span>
        {props.digitKey === undefined ? <span className="frame-no-digit" /> : <Kbd>{props.digitKey}</Kbd>}
      </button>
    </li>
  );
}
