import { chai } from '@open-wc/testing';

// chai shows a value by its method `inspect`; without one it writes out the whole element.
Object.defineProperty(Node.prototype, 'inspect', {
  configurable: true,
  value(this: Node): string {
    if (!(this instanceof Element)) return this.nodeName;
    const attributes = ['id', 'class'].filter((name) => this.hasAttribute(name));
    return `<${[this.localName, ...attributes.map((name) => `${name}="${this.getAttribute(name)}"`)].join(' ')}>`;
  },
});

/** Whether a value is data that the test runner can print: no elements, no instances of classes. */
function isData(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'function';
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) return false;
  return Object.values(value).every(isData);
}

const { prototype } = chai.Assertion as unknown as { prototype: { assert(...given: unknown[]): void } };
const { assert } = prototype;

// The test runner prints both sides of a failed comparison, and an element leads to the whole page and its widgets: that
// takes minutes and ends the browser.
prototype.assert = function (this: unknown, ...given: unknown[]) {
  try {
    assert.apply(this, given);
  } catch (fault) {
    const { actual, expected } = fault as { actual?: unknown; expected?: unknown };
    if (!isData(actual) || !isData(expected))
      Object.assign(fault as object, { actual: chai.util.inspect(actual), expected: chai.util.inspect(expected) });
    throw fault;
  }
};
