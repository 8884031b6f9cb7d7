import { Command } from 'commander';
import { addRelease, Releases } from '../kit/releases.ts';
import { kitFolder, pathOf, print } from './context.ts';

const list = () => {
  const releases = new Releases(kitFolder).list();
  for (const [index, { version, build }] of releases.entries())
    print(`/vk/${version}/`, `build ${build}`, index === 0 && 'the newest');
  if (releases.length === 0) print('No release yet. Add one: gateway kit add vk-VERSION.zip');
};

export const kitCommand = (): Command =>
  new Command('kit')
    .description('the released kits that the gateway serves at /vk/VERSION/, the newest also at /vk/1/')
    .addCommand(
      new Command('add')
        .description('add a release next to the others; pages with a fixed version go on working')
        .argument('<zip>', 'made by npm run release')
        .action(async (zip: string) => {
          const { version, isNew } = await addRelease(kitFolder, pathOf(zip));
          print(isNew ? `Version ${version} is served at /vk/${version}/.` : `Version ${version} is there already.`);
          list();
        }),
    )
    .addCommand(new Command('list').description('all of them, the newest first').action(list));
