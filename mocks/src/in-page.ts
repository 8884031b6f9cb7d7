export const demo = () => Promise.resolve(new Response('{}'));
