import type { ReactiveController, ReactiveElement } from 'lit';
import { pageDefaults } from '../page-defaults.ts';
import { applyAppearance, type AppearanceSettings } from './appearance.ts';

export type LookHost = ReactiveElement & { readonly [Name in keyof AppearanceSettings]: string | undefined };

const NAMES = ['theme', 'brand', 'density', 'appearance'] as const;

/** Keeps the look of an element as its attributes say. */
export class HostAppearance implements ReactiveController {
  readonly #host: LookHost;
  #shown: string | undefined;
  #stop: (() => void) | undefined;

  constructor(host: LookHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.hostUpdate();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#shown = undefined;
  }

  hostUpdate(): void {
    const host = this.#host;
    // What `auto` takes from the page gives way to what the page has set for its widgets.
    const page = host.theme === 'auto' ? pageAppearance() : undefined;
    const settings = Object.fromEntries(NAMES.map((name) => [name, host[name] ?? page?.[name]]));
    const key = JSON.stringify(settings);
    if (key === this.#shown || !host.isConnected) return;
    this.#shown = key;
    this.#stop?.();
    this.#stop = applyAppearance(host, settings);
  }
}

/** The page's settings but the theme, which each widget applies itself. */
function pageAppearance(): AppearanceSettings {
  const { brand, density, appearance } = pageDefaults();
  return {
    brand,
    density,
    appearance: typeof appearance === 'object' ? JSON.stringify(appearance) : appearance,
  };
}

let isPageDone = false;

/** Sets the page's brand, density and appearance on its root element, from which all widgets inherit. Does so once. */
export function applyPageAppearance(): void {
  if (isPageDone) return;
  isPageDone = true;
  applyAppearance(document.documentElement, pageAppearance());
}
