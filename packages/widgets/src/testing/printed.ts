import { eventually } from './setup.ts';

/** The document that is printed while `act` runs. Nothing reaches a printer. */
export async function printed(act: () => unknown): Promise<Document> {
  const frames: HTMLIFrameElement[] = [];
  const sheets: Document[] = [];
  const append = document.body.append.bind(document.body);
  document.body.append = (...nodes: (Node | string)[]) => {
    append(...nodes);
    for (const node of nodes)
      if (node instanceof HTMLIFrameElement) {
        frames.push(node);
        node.contentWindow!.print = () => {
          sheets.push(node.contentDocument!);
        };
      }
  };
  try {
    await act();
    return await eventually(() => sheets[0]);
  } finally {
    document.body.append = append;
    for (const frame of frames) frame.remove();
  }
}
