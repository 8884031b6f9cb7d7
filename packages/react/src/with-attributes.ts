import * as React from 'react';

type Properties = Readonly<Record<string, unknown>>;

const released = new WeakMap<object, React.RefCallback<Element>>();

/** The same ref, which also lets the widget insert its fields. */
function releasing(ref: React.Ref<Element> | undefined): React.RefCallback<Element> {
  const release = (element: Element | null) => {
    element?.removeAttribute('defer-hydration');
    if (typeof ref === 'function') return ref(element);
    if (ref) ref.current = element;
    return undefined;
  };
  if (!ref) return release;
  // React calls a ref again when it is another function.
  const known = released.get(ref) ?? release;
  released.set(ref, known);
  return known;
}

/**
 * React for one component: on a server it renders properties as attributes, too, so that the element has them before
 * React hydrates the page. There `@lit/react` gives the properties to a `createElement` of this name as `_$litProps$`.
 *
 * @param attributes Names of attributes by the names of properties.
 */
export function withAttributes(attributes: Readonly<Record<string, string>>): typeof React {
  const createElement = (tag: string, { _$litProps$: properties, ...props }: Properties, ...children: React.ReactNode[]) => {
    const rendered = Object.entries((properties ?? {}) as Properties).flatMap(([name, value]) => {
      const attribute = attributes[name];
      return attribute === undefined || value === false || value === undefined || value === null ? [] : [[attribute, value === true ? '' : value]];
    });
    return React.createElement(
      tag,
      // A widget inserts no child before React has taken over the markup of the server.
      { 'defer-hydration': '', ...Object.fromEntries(rendered), ...props, ref: releasing(props['ref'] as React.Ref<Element>) },
      ...children,
    );
  };
  // `@lit/react` recognises the function by this name, which a minifier may have shortened.
  Object.defineProperty(createElement, 'name', { value: 'litPatchedCreateElement' });
  return { ...React, createElement: createElement as typeof React.createElement };
}
