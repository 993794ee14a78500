import { fixtures } from './fixtures/index.ts'
import { samples } from './samples/index.ts'

/** The list of the samples and fixtures, `test/fixtures/README.md`. */
export function fixturesReadme(): string {
  const folders = fixtures.map(({ folder, purpose, of }) => {
    const rows = of.map(({ file, rule }) => `| [\`${file}\`](${folder}/${file}) | ${rule} |`)
    return [`## ${folder}/`, '', `${purpose}.`, '', '| File | Rule |', '|---|---|', ...rows].join('\n')
  })
  const people = samples.map(({ file, about }) => `| [\`${file}\`](../../samples/${file}) | ${about} |`)
  const shown = ['## samples/', '', 'What the demo shows.', '', '| File | About |', '|---|---|', ...people].join('\n')
  return `${[introduction, shown, ...folders].join('\n\n')}\n`
}

const introduction = `# Fixtures

Every document here was written for Knutepunkt, by the generators in [\`test/generate\`](../generate); none was copied
from elsewhere. The people, places, organisations and products are invented, and identifiers hang under the example arc
2.999, so that no one can be mistaken for a real person. After a change in the generators, run
\`node test/generate/write.ts\`: it writes these files, the demo's [\`samples\`](../../samples) and this list.`
