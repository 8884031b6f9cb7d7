import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FrameMotion } from '../src/partner/frame-motion.ts';

const frame = () => new FrameMotion(600, 200);

test('a frame that grows to the height of its content has not moved', () => {
  const motion = frame();
  motion.asked(320, 1000);
  motion.resized(600, 320, 1010);
  assert.equal(motion.hasMoved(1020), false);
  motion.asked(500, 1100);
  for (const height of [350, 400, 470, 500]) motion.resized(600, height, 1100 + height);
  assert.equal(motion.hasMoved(1610), false, 'the page animates the height');
  motion.asked(260, 2000);
  motion.resized(600, 260, 2001);
  assert.equal(motion.hasMoved(2002), false, 'smaller content');
});

test('zoom may round the height, and a scroll bar of the page may take some width', () => {
  const motion = frame();
  motion.asked(321, 1000);
  motion.resized(600, 320, 1010);
  motion.resized(585, 320, 1020);
  assert.equal(motion.hasMoved(1030), false);
});

test('a frame that the page resizes has moved, for half a second', () => {
  for (const [width, height] of [
    [600, 20],
    [600, 900],
    [300, 200],
    [585, 200],
  ] as const) {
    const motion = frame();
    motion.resized(width, height, 5000);
    assert.equal(motion.hasMoved(5499), true, `${width} × ${height}`);
    assert.equal(motion.hasMoved(5500), false);
  }
});

test('growing further than asked, or becoming narrower while growing, is a movement', () => {
  const motion = frame();
  motion.asked(320, 1000);
  motion.resized(600, 400, 1010);
  assert.equal(motion.hasMoved(1020), true);
  const narrow = frame();
  narrow.asked(320, 1000);
  narrow.resized(400, 320, 1010);
  assert.equal(narrow.hasMoved(1020), true);
});

test('a frame that the page hides and shows again later has moved', () => {
  const motion = frame();
  motion.asked(320, 1000);
  motion.resized(600, 320, 1010);
  motion.resized(600, 20, 6000);
  motion.resized(600, 320, 7000);
  assert.equal(motion.hasMoved(7010), true);
});

test('a frame that was hidden has moved', () => {
  const motion = frame();
  motion.hidden(1000);
  assert.equal(motion.hasMoved(1400), true);
});
