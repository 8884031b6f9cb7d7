import type { Plugin } from 'vite';

const BASE = /\bextends Event\b/;

/**
 * Makes the events of @lit/context extend `CustomEvent`. MooTools replaces `window.Event` with its own class, and
 * `dispatchEvent` refuses instances of that; it does not touch `CustomEvent`.
 */
export const customEventContext = (): Plugin => ({
  name: 'vk:custom-event-context',
  enforce: 'pre',
  transform: {
    filter: { id: /\/@lit\/context\/.*\/(context-request-event|context-provider)\.js/ },
    handler(code, id) {
      if (!BASE.test(code))
        throw new Error(
          `${id} has no class that extends Event. Check whether @lit/context still dispatches such events, and update packages/tooling/build/plugins/custom-event-context.ts.`,
        );
      return { code: code.replaceAll(new RegExp(BASE, 'g'), 'extends CustomEvent'), map: null };
    },
  },
});
