import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minifyTemplates } from './minify-templates.ts';
import { bundle } from './testing.ts';

const SOURCE = `
  import { css, html } from 'lit';
  export const styles = css\`
    :host { color: var(--text); }
    p { margin: 0; }
  \`;
  export const template = (name) => html\`
    <section>
      <p class="name">\${name}</p>
    </section>\`;`;

test('removes whitespace from templates and styles', async () => {
  const before = (await bundle(SOURCE, []))['entry.js'] ?? '';
  const after = (await bundle(SOURCE, [minifyTemplates()]))['entry.js'] ?? '';
  assert.match(before, /color: var\(--text\); \}\n/);
  assert.match(after, /:host\{color:var\(--text\)\}p\{margin:0\}/);
  assert.match(after, /<section><p class="name">\$\{\w+\}<\/p><\/section>/);
});

test('refuses a template that would lose its first or last space', async () => {
  const template = (end: string) =>
    `import { html } from 'lit'; export const lead = (label) => html\`<span>\${label}${end}</span>\`;`;
  await assert.rejects(bundle(template('. '), [minifyTemplates()]), /starts or ends with a space/);
  const after = `import { html } from 'lit'; export const more = (text) => html\` <b>\${text}</b>\`;`;
  await assert.rejects(bundle(after, [minifyTemplates()]), /starts or ends with a space/);
  const code = (await bundle(template("\${'. '}"), [minifyTemplates()]))['entry.js'] ?? '';
  assert.match(code, /'\. '|`\. `|"\. "/);
});
