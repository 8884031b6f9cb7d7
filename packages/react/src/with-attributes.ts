import * as React from 'react';

type Properties = Readonly<Record<string, unknown>>;

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
    return React.createElement(tag, { ...Object.fromEntries(rendered), ...props }, ...children);
  };
  // Also where a minifier has shortened the name of the function.
  Object.defineProperty(createElement, 'name', { value: 'litPatchedCreateElement' });
  return { ...React, createElement: createElement as typeof React.createElement };
}
