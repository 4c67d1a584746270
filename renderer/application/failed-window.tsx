import type { ReactNode } from 'react';
import { Component } from 'react';
import { FailureState } from '../ui/failure-state.tsx';

interface FailedWindowState {
  readonly failed: boolean;
}

/**
 * Says in words that the window cannot be drawn, where without it React would leave it empty.
 *
 * A class because React gives errors of drawing to classes only.
 */
export class FailedWindow extends Component<{ readonly children: ReactNode }, FailedWindowState> {
  override state: FailedWindowState = { failed: false };

  static getDerivedStateFromError(): FailedWindowState {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main>
        <FailureState
          failure={{
            code: 'internal',
            message:
              'This window could not be drawn because of a mistake in Glossator. Nothing is lost: whatever was shown as saved is in the matter. Try again, and if it happens again, close the window and open it anew.',
          }}
          onRetry={() => window.location.reload()}
        />
      </main>
    );
  }
}
