import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { type Trip, type TripKind, trip } from '../../../test/conversion/entry-trip.ts'
import { long } from '../../../test/seed.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import { elementsOf, ownText, type XmlElement } from '../../platform/xml/tree.ts'
import { narrativeIndex, resolveReference } from '../../standards/cda/narrative.ts'
import { readPatientSummary } from '../../standards/cda/patient-summary/document.ts'
import { merge } from '../residue.ts'

/** Medication items and immunisations of the published summaries, there and back. Nothing of them is kept here. */

/** Folders of documents, ours and published ones; the share of values that must come back from FHIR alone, of each. */
const corpora = [
  {
    title: 'published summaries',
    folder: new URL('../../../../shared/vectors/cda/ps/', import.meta.url),
    files: /\.xml$/,
    share: { medication: 0.8, immunization: 0.7 },
  },
  {
    title: 'our samples',
    folder: new URL('../../../samples/', import.meta.url),
    files: /\.xml$/,
    share: { medication: 0.7, immunization: 0.7 },
  },
  {
    title: 'our fixtures',
    folder: new URL('../../../test/fixtures/cda/', import.meta.url),
    files: /^(?:medication|vaccination|absence)-/,
    share: { medication: 0.7, immunization: 0.7 },
  },
] as const

type Corpus = (typeof corpora)[number]

function absent({ title, folder }: Corpus): false | string {
  return existsSync(folder) ? false : `${title} are not beside the checkout: nothing was compared`
}

type Case = {
  readonly kind: TripKind
  readonly file: string
  readonly statement: XmlElement
  readonly resolve: (reference: string) => string | undefined
}

function read({ folder, files }: Corpus): readonly Case[] {
  return readdirSync(folder)
    .filter((file) => files.test(file))
    .flatMap((file) => {
      const { sections } = readPatientSummary(parseXml(readFileSync(new URL(file, folder))))
      return sections.flatMap(({ entries, text }) => {
        const index = text && narrativeIndex(text)
        const resolve = (reference: string) => index && resolveReference(index, reference)
        return entries.flatMap(({ kind, source }): readonly Case[] => {
          const [statement] = elementsOf(source)
          return statement && (kind === 'medication' || kind === 'immunization')
            ? [{ kind, file, statement, resolve }]
            : []
        })
      })
    })
}

const kept = new Map<Corpus, readonly Case[]>()

function casesOf(corpus: Corpus): readonly Case[] {
  const known = kept.get(corpus) ?? read(corpus)
  kept.set(corpus, known)
  return known
}

/** Every element, attribute and text by where it stands, in no order; white space at the ends of a text is nothing. */
function contentOf(element: XmlElement, at = ''): readonly string[] {
  const here = `${at}/${element.name}`
  return [
    here,
    ...partsOf(element).map((part) => `${here}@${part}=${textAt(element, part)}`),
    ...elementsOf(element).flatMap((each) => contentOf(each, here)),
  ].sort()
}

function partsOf(element: XmlElement): readonly string[] {
  return [...Object.keys(element.attributes), ...(ownText(element).trim() ? ['#text'] : [])]
}

function textAt(element: XmlElement, part: string): string {
  return part === '#text' ? ownText(element).trim() : (element.attributes[part] ?? '')
}

/** Each element with its path of names, the statement's own first. */
function walk(element: XmlElement, at = ''): readonly (readonly [string, XmlElement])[] {
  const here = at ? `${at}/${element.name}` : element.name
  return [[here, element], ...elementsOf(element).flatMap((each) => walk(each, here))]
}

for (const corpus of corpora)
  test(`${corpus.title}, CDA to FHIR to CDA: what comes back and what was carried make the original (issue 2, item 11)`, {
    skip: absent(corpus),
  }, (t) => {
    const all = new Map<string, number>()
    const carried = new Map<string, number>()
    const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
    for (const { kind, file, statement, resolve } of casesOf(corpus)) {
      const { rebuilt, residue, leftOver } = trip(kind, statement, resolve)
      assert.deepEqual(contentOf(residue ? merge(rebuilt, residue) : rebuilt), contentOf(statement), file)
      for (const [path, element] of walk(statement).filter(([path]) => !path.endsWith('templateId')))
        for (const part of partsOf(element)) {
          const key = `${kind}: ${path.replace(/^.*?\//, '')}@${part}`
          count(all, key)
          if (leftOver.get(element)?.has(part)) count(carried, key)
        }
    }
    for (const kind of ['medication', 'immunization'] as const) {
      const sum = (counts: ReadonlyMap<string, number>) =>
        [...counts].reduce((total, [key, number]) => total + (key.startsWith(kind) ? number : 0), 0)
      const share = 1 - sum(carried) / sum(all)
      t.diagnostic(`${kind}: ${(share * 100).toFixed(1)} % of ${sum(all)} values mapped, template ids apart`)
      assert.ok(share > corpus.share[kind], `${kind} maps ${share}`)
    }
    const most = [...carried].sort(([, a], [, b]) => b - a).slice(0, 25)
    for (const [key, number] of most) t.diagnostic(`carried ${number} of ${all.get(key)}: ${key}`)
  })

/** What the templates fix, and FHIR therefore says by the kind of element alone. */
const structural = /@(?:classCode|moodCode|typeCode|determinerCode|inversionInd|operator|xsi:type|type)$/
const structuralCode = /(?:(?:act|observation)\/(?:statusCode|code)|immunization: substanceAdministration\/code)@/

/** Another value of the same kind. */
function changed(part: string, value: string): string {
  if (part === 'nullFlavor') return value === 'NI' ? 'UNK' : 'NI'
  if (part === 'unit') return value === 'h' ? 'd' : 'h'
  if (part === 'negationInd') return value === 'true' ? 'false' : 'true'
  if (/^\d{8}/.test(value)) return value.startsWith('1999') ? `1998${value.slice(4)}` : `1999${value.slice(4)}`
  if (/^\d+(\.\d+)?$/.test(value)) return `${value === '1' ? '' : '1'}${value}${value === '1' ? '2' : ''}`
  return `${value}1`
}

function replaced(root: XmlElement, target: XmlElement, part: string, value: string): XmlElement {
  if (root !== target)
    return {
      ...root,
      children: root.children.map((each) => (typeof each === 'string' ? each : replaced(each, target, part, value))),
    }
  if (part !== '#text') return { ...root, attributes: { ...root.attributes, [part]: value } }
  return { ...root, children: [value, ...elementsOf(root)] }
}

const told = ({ resources }: Trip) => JSON.stringify(resources)

for (const corpus of corpora)
  test(`${corpus.title}, mapped means mapped: another value in the source is another FHIR resource`, {
    skip: absent(corpus),
  }, (t) => {
    const step = long ? 1 : 10
    const untold: string[] = []
    let tried = 0
    let position = 0
    for (const { kind, file, statement, resolve } of casesOf(corpus)) {
      const original = trip(kind, statement, resolve)
      for (const [path, element] of walk(statement))
        for (const part of partsOf(element)) {
          const key = `${kind}: ${path}@${part}`
          if (path.endsWith('templateId') || structural.test(key) || structuralCode.test(key)) continue
          // The system of an absence code is the table's.
          if (part === 'codeSystem' && element.attributes.code?.startsWith('no-')) continue
          if (original.leftOver.get(element)?.has(part) || position++ % step !== 0) continue
          tried++
          const mutated = replaced(statement, element, part, changed(part, textAt(element, part)))
          if (told(trip(kind, mutated, resolve)) === told(original)) untold.push(`${file}: ${key}`)
        }
    }
    t.diagnostic(`${tried} values changed, one at a time`)
    assert.deepEqual(untold, [])
    assert.ok(tried > 20)
  })

for (const corpus of corpora)
  test(`${corpus.title}: no resource has an empty string, array or object, which FHIR JSON forbids`, {
    skip: absent(corpus),
  }, () => {
    const empty = (value: unknown): boolean => {
      if (value === '') return true
      if (typeof value !== 'object' || value === null) return false
      const inside = Object.values(value)
      return inside.length === 0 || inside.some(empty)
    }
    for (const { kind, file, statement, resolve } of casesOf(corpus))
      for (const resource of trip(kind, statement, resolve).resources)
        assert.equal(empty(JSON.parse(JSON.stringify(resource))), false, file)
  })
