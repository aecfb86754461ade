import { Component, type ReactNode } from 'react';
import './ui.css';

interface Props {
  /** What could not be drawn, as the beginning of the sentence "… could not be drawn". */
  readonly what: string;
  /** When this changes, another attempt is made. */
  readonly retryOn: unknown;
  readonly children: ReactNode;
}

/** Shows the message of what throws below it and leaves the rest of the page alive. */
export class ErrorBoundary extends Component<Props, { readonly failed: string | null }> {
  override state: { readonly failed: string | null } = { failed: null };

  static getDerivedStateFromError(thrown: unknown): { failed: string } {
    return { failed: thrown instanceof Error ? thrown.message : String(thrown) };
  }

  override componentDidUpdate(previous: Props): void {
    if (this.state.failed !== null && previous.retryOn !== this.props.retryOn)
      this.setState({ failed: null });
  }

  override render(): ReactNode {
    if (this.state.failed === null) return this.props.children;
    return (
      <p role="alert" className="ui-failure">
        {this.props.what} could not be drawn: {this.state.failed} Change a setting, or reset them, to try
        again.
      </p>
    );
  }
}
