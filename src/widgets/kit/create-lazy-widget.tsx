/**
 * The lazy shell of a widget. The server renders the view on the example record, so that print, search and readers without
 * JavaScript get it; the browser keeps that HTML untouched and loads neither the view nor the record's code until the widget
 * comes near the viewport or is used. (React.lazy alone would load at once: Docusaurus renders lazy imports on the server too.)
 */
import {
  lazy,
  useCallback,
  useEffect,
  useRef,
  useState,
  type ComponentType,
  type ReactNode,
  type RefObject,
} from 'react';
import ExecutionEnvironment from '@docusaurus/ExecutionEnvironment';
import styles from './lazy-widget.module.css';

interface LazyWidgetOptions<Props extends object> {
  /** Kebab-case, as in a page's front matter. */
  readonly name: string;
  readonly load: () => Promise<{ readonly View: ComponentType<Props> }>;
}

/** Distance from the viewport, in pixels, at which a widget's code is fetched. */
const NEAR = 600;

export function createLazyWidget<Props extends object>({
  name,
  load,
}: LazyWidgetOptions<Props>): ComponentType<Props> {
  if (!ExecutionEnvironment.canUseDOM) {
    const ServerView = lazy(async () => ({ default: (await load()).View }));
    return function ServerShell(props: Props): ReactNode {
      return (
        <div className={styles.shell} data-widget={name}>
          {/* No Suspense: React would move a large boundary into a hidden element and place it by script. */}
          <ServerView {...props} />
        </div>
      );
    };
  }
  return function ClientShell(props: Props): ReactNode {
    const shell = useRef<HTMLDivElement>(null);
    const near = useNear(shell);
    const hadFocus = useRef(false);
    const view = useView(load, near, () => {
      hadFocus.current = shell.current?.contains(document.activeElement) === true;
    });
    // What had the focus is gone with the server's HTML: it goes on from the widget, not from the top of the page.
    const takeFocus = useCallback((element: HTMLDivElement | null) => {
      if (element === null || !hadFocus.current) return;
      hadFocus.current = false;
      element.tabIndex = -1;
      element.focus({ preventScroll: true });
    }, []);
    if (view.kind === 'ready') {
      return (
        <div ref={takeFocus} className={styles.shell} data-widget={name} data-live="">
          <view.View {...props} />
        </div>
      );
    }
    return (
      <>
        <div
          ref={shell}
          className={styles.shell}
          data-widget={name}
          suppressHydrationWarning
          // eslint-disable-next-line no-restricted-syntax -- empty on purpose: makes React keep the server's HTML as it is
          dangerouslySetInnerHTML={{ __html: '' }}
        />
        {view.kind === 'failed' && (
          <p role="alert" className={styles.failed}>
            This part of the page could not be loaded. Check the connection, then reload the page;
            nothing you entered is lost.
          </p>
        )}
      </>
    );
  };
}

/** Becomes true once the element is near the viewport or the reader has put focus or pointer into it. */
function useNear(element: RefObject<HTMLDivElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (target === null || near) return undefined;
    const arrive = () => setNear(true);
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) arrive();
      },
      { rootMargin: `${NEAR}px 0px` },
    );
    observer.observe(target);
    target.addEventListener('focusin', arrive);
    target.addEventListener('pointerdown', arrive);
    return () => {
      observer.disconnect();
      target.removeEventListener('focusin', arrive);
      target.removeEventListener('pointerdown', arrive);
    };
  }, [element, near]);
  return near;
}

type LoadedView<Props extends object> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly View: ComponentType<Props> };

/** Loads the view and waits for the reader's record, so that a view never shows an empty record before the real one. */
function useView<Props extends object>(
  load: LazyWidgetOptions<Props>['load'],
  wanted: boolean,
  onReady: () => void,
): LoadedView<Props> {
  const [view, setView] = useState<LoadedView<Props>>({ kind: 'waiting' });
  const ready = useRef(onReady);
  useEffect(() => {
    if (!wanted) return undefined;
    let abandoned = false;
    void Promise.all([load(), import('./start-investigation').then((module) => module.start())])
      .then(([module]) => {
        if (abandoned) return;
        ready.current();
        setView({ kind: 'ready', View: module.View });
      })
      .catch((error: unknown) => {
        console.error(error);
        if (!abandoned) setView({ kind: 'failed' });
      });
    return () => {
      abandoned = true;
    };
  }, [load, wanted]);
  return view;
}
