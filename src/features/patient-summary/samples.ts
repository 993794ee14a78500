import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openSummary } from './open.ts'
import { chosenName, countryOf } from './view/banner.ts'

/** A summary of an invented person, to be opened by one click. */
export type SampleSummary = {
  /** File name without its ending; stands in addresses. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly patient: string
  /** Language of the document, as it says. */
  readonly language: string | undefined
  /** ISO 3166-1 alpha-2. */
  readonly country: string | undefined
  readonly level: 'L3' | 'L1'
}

/**
 * The samples of a folder: every `.xml` file that can be opened as a summary, by name.
 *
 * @throws Problem when a file there cannot be: our own samples are whole
 */
export async function readSamples(directory: string, now: Date): Promise<readonly SampleSummary[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.xml')).sort()
  return Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(join(directory, file))
      const { summary, recognition } = openSummary(bytes, now)
      const { patient, languageCode } = summary.header
      const parts = chosenName(patient?.names ?? [])?.parts ?? []
      return {
        name: file.replace(/\.xml$/, ''),
        bytes,
        patient: parts.map(({ text }) => text).join(' '),
        language: languageCode?.code,
        country: countryOf(summary),
        level: recognition.level,
      }
    }),
  )
}
