import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundle, inPage } from './testing.ts';
import { trustedTypesPolicy } from './trusted-types-policy.ts';

const elementOf = (tag: string) => `
  import { html, LitElement } from 'lit';
  customElements.define('${tag}', class extends LitElement { render() { return html\`<p>shown</p>\`; } });`;
const CSP =
  "script-src 'self' 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types lit-html vodokanal-widgets";

/** Renders an element beside another copy of Lit on a page that allows each policy name once; returns its text. */
const besideAnotherLit = async (plugins: Parameters<typeof bundle>[1]) =>
  inPage(
    {
      csp: CSP,
      files: {
        'theirs.js': (await bundle(elementOf('their-element'), []))['entry.js'] ?? '',
        'ours.js': (await bundle(elementOf('our-element'), plugins))['entry.js'] ?? '',
      },
    },
    (page) =>
      page.evaluate(async () => {
        for (const name of ['theirs', 'ours']) await import(`/${name}.js`).catch(() => undefined);
        const elements = ['their-element', 'our-element'].map(
          (tag) =>
            document.body.appendChild(document.createElement(tag)) as HTMLElement & {
              updateComplete?: Promise<unknown>;
            },
        );
        for (const element of elements) await element.updateComplete;
        return elements.map((element) => element.shadowRoot?.textContent ?? '');
      }),
  );

test('two copies of Lit work under Trusted Types only with the plugin', async () => {
  assert.deepEqual((await besideAnotherLit([trustedTypesPolicy()])).result, ['shown', 'shown']);
  assert.deepEqual((await besideAnotherLit([])).result, ['shown', '']);
});

test('the build fails when lit-html creates its policy differently', () => {
  const { transform } = trustedTypesPolicy();
  const run = typeof transform === 'object' ? (transform.handler as (code: string) => unknown) : undefined;
  assert.throws(() => run?.('const policy = trustedTypes.createPolicy(name, rules)'), /trusted-types-policy\.ts/);
});
