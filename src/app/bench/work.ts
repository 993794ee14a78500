import { pathToFileURL } from 'node:url'
import { join } from 'node:path'

/** One thing to be timed: reads what it needs, and gives back what is to be done again and again. */
export type Work = (document: Uint8Array) => Promise<() => unknown>

const text = (document: Uint8Array): string => new TextDecoder().decode(document)

/**
 * By the name of its row. Each imports for itself, since each runs in a process of its own: V8 shapes a parser after all
 * its users, and one that several kinds of handler share is slower for each of them.
 */
export const works = {
  async bare(document) {
    const { parseBare } = await import('../../platform/xml/bare-parse.ts')
    const source = text(document)
    return () => parseBare(source)
  },
  async plain(document) {
    const { parsePlain } = await import('../../platform/xml/bare-parse.ts')
    const source = text(document)
    return () => parsePlain(source)
  },
  async tree(document) {
    const { parseXml } = await import('../../platform/xml/parse.ts')
    return () => parseXml(document)
  },
  async model(document) {
    const read = await reader()
    return () => read(document)
  },
  async eps(document) {
    const read = await reader()
    const { toEps } = await import('../../conversion/eps/to-eps.ts')
    const { eps } = await import('../../conversion/eps/canonicals.ts')
    const { renderFhirJson } = await import('../../standards/fhir/json.ts')
    const now = new Date()
    return () => renderFhirJson(toEps(read(document), eps, now).bundle)
  },
  async medplum(document) {
    const { convertCcdaToFhir, convertXmlToCcda } = await import('@medplum/ccda')
    const source = text(document)
    return () => convertCcdaToFhir(convertXmlToCcda(source))
  },
  async page() {
    const { openSummary, renderHtml, viewOf } = await import('../../features/patient-summary/index.ts')
    const { loadTerminology, shippedTerminology } = await import('../../features/terminology-service/index.ts')
    const { index } = await loadTerminology([shippedTerminology], { elapsed: () => performance.now() })
    const document = await generated()
    const now = new Date()
    return () => {
      const { summary, findings } = openSummary(document, now)
      return renderHtml(viewOf(summary, findings, index, 'nb', now), 'nb')
    }
  },
} satisfies Readonly<Record<string, Work>>

export type WorkName = keyof typeof works

async function reader() {
  const { parseXml } = await import('../../platform/xml/parse.ts')
  const { concealMasked } = await import('../../standards/cda/masking.ts')
  const { readPatientSummary } = await import('../../standards/cda/patient-summary/document.ts')
  return (document: Uint8Array) => readPatientSummary(concealMasked(parseXml(document)))
}

/** A valid summary of 400 KB and 300 entries, by the generator of the tests, which every checkout has. */
async function generated(): Promise<Uint8Array> {
  const generator = join(import.meta.dirname, '../../../test/generate/large-summary.ts')
  const { largeSummary } = await import(pathToFileURL(generator).href)
  return new TextEncoder().encode(largeSummary({ entries: 300, kilobytes: 400, seed: 1 }))
}
