import { abroad } from './abroad/index.ts'
import { fhirSamples } from './fhir/index.ts'
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
  const others = abroad.map(({ file, about }) => `| [\`${file}\`](../../samples/abroad/${file}) | ${about} |`)
  const met = ['## samples/abroad/', '', abroadPurpose, '', '| File | About |', '|---|---|', ...others].join('\n')
  const reports = fhirSamples.map(({ file, about }) => `| [\`${file}\`](../../samples/fhir/${file}) | ${about} |`)
  const validated = ['## samples/fhir/', '', fhirPurpose, '', '| File | About |', '|---|---|', ...reports].join('\n')
  return `${[introduction, shown, met, validated, ...folders].join('\n\n')}\n`
}

const abroadPurpose = 'Documents of the other people whom one can ask for in the countries of the demonstration.'

const fhirPurpose = `Documents of every kind in EHDS Art. 14(1) as FHIR R4, for \`validate\`: each without errors by our own profiles, by the
published ones and by HL7's validator. National identity numbers have the months of the Tenor series, which no real
number has, and control digits that do not fit.`

const introduction = `# Fixtures

Every document here was written for Knutepunkt, by the generators in [\`test/generate\`](../generate); none was copied
from elsewhere. The people, places, organisations and products are invented, and identifiers hang under the example arc
2.999, so that no one can be mistaken for a real person. After a change in the generators, run
\`node test/generate/write.ts\`: it writes these files, the demo's [\`samples\`](../../samples) and this list.`
