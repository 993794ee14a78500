import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { seeded } from '../generate/random.ts'
import { mutate } from '../generate/mutate.ts'
import { passThrough } from '../long/passage.ts'

const whole = readFileSync(join(import.meta.dirname, '../../samples/pt-ps-l3.xml'), 'utf8')
const entry = /<entry[^>]*>\s*<act[\s\S]*?<\/entry>/.exec(whole)?.[0] ?? ''

/** Several times what the whole sample weighs, all of one thing. */
const characters = 600_000

const many = (piece: string): string => piece.repeat(Math.floor(characters / piece.length))

function numbered(piece: (number: number) => string): string {
  const pieces: string[] = []
  for (let length = 0; length < characters; ) {
    const next = piece(pieces.length)
    pieces.push(next)
    length += next.length
  }
  return pieces.join('')
}

/** The sample with this right after the first match. */
function after(place: RegExp, more: string): string {
  const found = place.exec(whole)
  assert.ok(found, `the sample has no ${place.source}`)
  const at = found.index + found[0].length
  return whole.slice(0, at) + more + whole.slice(at)
}

const beforeEnd = (more: string): string => whole.replace('</structuredBody>', `${more}</structuredBody>`)
const coded = /<value [^>]*xsi:type="CD"[^>]*[^/]>/
const act = /<entry[^>]*>\s*<act[^>]*>/
const person = /<patient(?: [^>]*)?>/

/** Documents that are summaries, and in which one thing is there by the thousand. */
const shapes: readonly (readonly [title: string, document: () => string])[] = [
  [
    'translations of one code',
    () =>
      after(
        coded,
        numbered((i) => `<translation code="${i}" codeSystem="2.999.1"/>`),
      ),
  ],
  [
    'translations in translations',
    () => after(coded, many('<translation code="1">'.repeat(150) + '</translation>'.repeat(150))),
  ],
  [
    'ids of the patient',
    () =>
      after(
        /<patientRole[^>]*>/,
        numbered((i) => `<id root="2.999.5" extension="${i}"/>`),
      ),
  ],
  ['names of the patient', () => after(person, many('<name><given>A</given><family>B</family></name>'))],
  ['parts of a name', () => after(person, `<name>${many('<given>A</given>')}</name>`)],
  [
    'templates of the document',
    () =>
      after(
        /<ClinicalDocument[^>]*>/,
        numbered((i) => `<templateId root="2.999.${i}"/>`),
      ),
  ],
  ['authors', () => whole.replace(/<author[ >][\s\S]*?<\/author>/, many)],
  ['entries', () => whole.replace(entry, many)],
  [
    'unknown elements',
    () =>
      after(
        act,
        numbered((i) => `<x a="${i}"/>`),
      ),
  ],
  [
    'elements of unknown names',
    () =>
      after(
        act,
        numbered((i) => `<x${i}/>`),
      ),
  ],
  [
    'references into the narrative',
    () =>
      after(
        /<text>/,
        numbered((i) => `<content ID="q${i}">w </content>`),
      ).replace(
        entry,
        numbered((i) => entry.replace(/<reference value="[^"]*"/g, `<reference value="#q${i}"`)),
      ),
  ],
  ['rows', () => after(/<tbody>/, many('<tr><td>a</td><td>b</td></tr>'))],
  ['styles on a cell', () => whole.replace(/<td[^>]*>/, `<td styleCode="${many('x ')}">`)],
  [
    'sections',
    () => beforeEnd(numbered((i) => `<component><section><title>t${i}</title><text>x</text></section></component>`)),
  ],
  ['components without a section', () => beforeEnd(many('<component/>'))],
  [
    'sections in sections',
    () => beforeEnd('<component><section><title>x</title>'.repeat(80) + '</section></component>'.repeat(80)),
  ],
  [
    'times of a medicine',
    () =>
      after(
        /<substanceAdministration[^>]*>/,
        many('<effectiveTime xsi:type="PIVL_TS"><period value="8" unit="h"/></effectiveTime>'),
      ),
  ],
  [
    'times in a time',
    () =>
      after(
        /<substanceAdministration[^>]*>/,
        `<effectiveTime xsi:type="SXPR_TS">${many('<comp xsi:type="PIVL_TS"><period value="8" unit="h"/></comp>')}</effectiveTime>`,
      ),
  ],
  [
    'ingredients',
    () =>
      after(
        /<manufacturedMaterial[^>]*>/,
        many(
          '<pharm:ingredient classCode="ACTI"><pharm:ingredientSubstance><pharm:code code="1" codeSystem="2.999"/></pharm:ingredientSubstance></pharm:ingredient>',
        ),
      ),
  ],
]

/** What a document three times as large as the largest real one may take, of this thread's time, beside what tests do. */
const longestMs = 4_000

for (const [title, document] of shapes) {
  test(`issue 2, bad input: thousands of ${title} stop nobody, and nothing is lost`, (t) => {
    const bytes = Buffer.from(document())
    const started = process.threadCpuUsage()
    const passage = passThrough(bytes)
    const { user, system } = process.threadCpuUsage(started)
    const milliseconds = (user + system) / 1000
    t.diagnostic(`${(bytes.length / 1e6).toFixed(1)} MB, ${milliseconds.toFixed(0)} ms`)
    assert.equal(passage.fate, 'read')
    assert.deepEqual(passage.fate === 'read' && passage.broken, [])
    assert.ok(milliseconds < longestMs, `took ${milliseconds.toFixed(0)} ms`)
  })
}

test('issue 2, bad input: after each refused document the next one is read as if nothing had been', () => {
  const before = passThrough(Buffer.from(whole))
  for (let number = 0; number < 40; number += 1) {
    const { bytes } = mutate(Buffer.from(whole), seeded(number))
    passThrough(bytes)
  }
  assert.deepEqual(passThrough(Buffer.from(whole)), before)
})
