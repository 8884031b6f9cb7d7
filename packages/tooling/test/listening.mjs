import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds between two attempts to connect. */
const AGAIN = 20;

/**
 * Resolves when a local port accepts connections, for servers that do not say when they are ready.
 *
 * @param {import('node:child_process').ChildProcess} child the server; rejects when it exits before.
 * @param {number} port on 127.0.0.1
 */
export async function isListening(child, port) {
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`${child.spawnfile} ended with ${child.exitCode ?? child.signalCode} before it listened`);
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return;
    } catch {
      await wait(AGAIN);
    } finally {
      socket.destroy();
    }
  }
}
