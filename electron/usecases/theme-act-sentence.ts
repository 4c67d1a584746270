import type { Operation, OperationType } from '../../shared/model/index.ts';
import { themeName, type LabelSource } from './target-label.ts';

type ThemeOperation = Operation & {
  readonly type: Extract<OperationType, `theme.${string}`>;
};

/** An act about several themes, or about one in several ways, in words; null where it is no such act. */
export function themeActSentence(context: LabelSource, told: readonly Operation[]): string | null {
  if (told.length < 2 || !told.every(isThemeOperation)) return null;
  const [first] = told;
  const themes = new Set(told.map((operation) => operation.body.theme));
  const made = told.filter((operation) => operation.type === 'theme.create');
  if (made.length > 0) {
    const changed = themes.size - new Set(made.map((operation) => operation.body.theme)).size;
    if (changed > 0) return `Imported themes: ${made.length} added, ${changed} changed`;
    const others = made.length - 1;
    return `Added the theme ${made[0]?.body.name ?? ''}${others === 0 ? '' : ` and ${others} more`}`;
  }
  const named = first === undefined ? '' : andMore(themeName(context, first.body.theme), themes.size);
  const merged = told.filter(
    (operation) => operation.type === 'theme.set' && operation.body.field === 'mergedInto',
  );
  const [merge] = merged;
  if (merge !== undefined && merge.type === 'theme.set' && typeof merge.body.value === 'string') {
    const gone = new Set(merged.map((operation) => operation.body.theme));
    const name = andMore(themeName(context, merge.body.theme), gone.size);
    return `Merged ${counted(gone.size)} ${name} into ${themeName(context, merge.body.value)}`;
  }
  if (told.every(isMove)) return `Moved ${counted(themes.size)} ${named}`;
  if (told.every((operation) => operation.type === 'theme.set' && operation.body.field === 'retired')) {
    const retired = first?.type === 'theme.set' && first.body.value === true;
    return `${retired ? 'Retired' : 'Brought back'} ${counted(themes.size)} ${named}`;
  }
  return `Changed ${counted(themes.size)} ${named}`;
}

function isThemeOperation(operation: Operation): operation is ThemeOperation {
  return operation.type.startsWith('theme.');
}

function isMove(operation: ThemeOperation): boolean {
  return (
    operation.type === 'theme.set' &&
    (operation.body.field === 'parent' || operation.body.field === 'position')
  );
}

function andMore(name: string, count: number): string {
  return count > 1 ? `${name} and ${count - 1} more` : name;
}

function counted(count: number): string {
  return count > 1 ? 'the themes' : 'the theme';
}
