import { abroad } from './abroad/index.ts'
import { fhirSamples } from './fhir/index.ts'
import { fixtures } from './fixtures/index.ts'
import { fixturesReadme } from './readme.ts'
import { samples } from './samples/index.ts'

/** Everything the generators write: path from the top of the repository, and content. */
export const written: ReadonlyMap<string, string | Uint8Array> = new Map<string, string | Uint8Array>([
  ...samples.map(({ file, document }): [string, string] => [`samples/${file}`, document]),
  ...abroad.map(({ file, document }): [string, string] => [`samples/abroad/${file}`, document]),
  ...fhirSamples.map(({ file, document }): [string, string] => [`samples/fhir/${file}`, document]),
  ...fixtures.flatMap(({ folder, of }) =>
    of.map(({ file, document }): [string, string | Uint8Array] => [`test/fixtures/${folder}/${file}`, document]),
  ),
  ['test/fixtures/README.md', fixturesReadme()],
])
