import { expect } from '@open-wc/testing';
import { css, html, type CSSResult } from 'lit';
import { adopt } from './adopt-styles.ts';
import { StyledElement } from './styled-element.ts';

class Late extends StyledElement {
  static override styles = css`p { margin: 0; }`;
  override render(): unknown {
    return html`<p>Текст</p>`;
  }
}
customElements.define('vk-test-late', Late);

const late = css`p { color: rgb(1, 2, 3); }`;

const open = async () => {
  const element = document.createElement('vk-test-late') as Late;
  document.body.append(element);
  await element.updateComplete;
  return element;
};
const styleOf = (element: Late) => getComputedStyle(element.renderRoot.querySelector('p')!);

describe('adopt', () => {
  it('adds styles once, after those of the element', async () => {
    const element = await open();
    adopt(element.renderRoot, late);
    adopt(element.renderRoot, late);
    expect(styleOf(element).color).to.equal('rgb(1, 2, 3)');
    expect(element.shadowRoot!.adoptedStyleSheets.length).to.equal(2);
    element.remove();
  });

  it('adds them when a library of the page keeps Lit from making style sheets', async () => {
    const element = await open();
    adopt(element.renderRoot, { cssText: late.cssText, styleSheet: undefined } as CSSResult);
    expect(styleOf(element).color).to.equal('rgb(1, 2, 3)');
    element.remove();
  });

  it('restores them when the element returns from another document', async () => {
    const element = await open();
    adopt(element.renderRoot, late);
    const frame = document.createElement('iframe');
    document.body.append(frame);
    frame.contentDocument!.body.append(element);
    document.body.append(element);
    frame.remove();
    expect(styleOf(element).color).to.equal('rgb(1, 2, 3)');
    expect(styleOf(element).marginTop).to.equal('0px');
    element.remove();
  });

  it('adds them on return when adopt was called in another document', async () => {
    const element = await open();
    const frame = document.createElement('iframe');
    document.body.append(frame);
    frame.contentDocument!.body.append(element);
    adopt(element.renderRoot, late);
    document.body.append(element);
    frame.remove();
    expect(styleOf(element).color).to.equal('rgb(1, 2, 3)');
    element.remove();
  });

  it('adds one controller to the element for repeated calls in another document', async () => {
    const element = await open();
    const frame = document.createElement('iframe');
    document.body.append(frame);
    frame.contentDocument!.body.append(element);
    let count = 0;
    const addController = element.addController.bind(element);
    element.addController = (controller) => {
      count++;
      addController(controller);
    };
    for (let call = 0; call < 3; call++) adopt(element.renderRoot, late);
    adopt(element.renderRoot, css`p { margin: 1px; }`);
    expect(count).to.equal(1);
    document.body.append(element);
    frame.remove();
    expect(element.shadowRoot!.adoptedStyleSheets.length).to.equal(3);
    element.remove();
  });
});
