import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { conceptIndexBuilder } from '../../../standards/terminology/concept-index.ts'
import { openSummary } from '../open.ts'
import { viewOf } from './view-of.ts'

const sample = (name: string) => readFileSync(new URL(`../../../../samples/${name}.xml`, import.meta.url), 'utf8')
const now = new Date('2026-11-22T10:00:00Z')

/** The facts of one section, by what stands first in them and which kind of absence they are. */
function factsIn(kind: string, xml: string) {
  const { summary, findings } = openSummary(Buffer.from(xml), now)
  const view = viewOf(summary, findings, conceptIndexBuilder([]).build(), 'nb', now)
  const section = view.sections.find((each) => each.kind === kind)
  assert.ok(section)
  const facts = section.groups.flatMap((group) => group.facts)
  return { facts: facts.map(({ lead, absence }) => [lead.map(({ text }) => text).join(), absence]), section, view }
}

/** Changes the first element of this name after a text. */
function changed(xml: string, after: string, element: string, change: (part: string) => string): string {
  const from = xml.indexOf(`<${element} `, xml.indexOf(after))
  const to = xml.indexOf(`</${element}>`, from)
  assert.ok(from > 0 && to > from)
  return xml.slice(0, from) + change(xml.slice(from, to)) + xml.slice(to)
}

const absence = (code: string) => `code="${code}" codeSystem="2.16.840.1.113883.5.1150.1"`
const medicines = sample('fi-ps-l3')
const allergies = sample('pt-ps-l3')

for (const [title, kind, xml, spoiled] of [
  [
    'a medicine whose statement has a null flavour',
    'medications',
    medicines,
    changed(medicines, '10160-0', 'substanceAdministration', (part) => part.replace(' ', ' nullFlavor="UNK" ')),
  ],
  [
    'a medicine beside a code for no medicines',
    'medications',
    medicines,
    changed(medicines, '10160-0', 'substanceAdministration', (part) =>
      part.replace('<statusCode', `<code ${absence('no-known-medications')}/><statusCode`),
    ),
  ],
  [
    'an allergen whose statement has a null flavour',
    'allergies',
    allergies,
    changed(allergies, '48765-2', 'observation', (part) => part.replace(' ', ' nullFlavor="NI" ')),
  ],
  [
    'an allergen whose entity has a null flavour (seen in a published document)',
    'allergies',
    allergies,
    changed(allergies, '48765-2', 'playingEntity', (part) => part.replace(' ', ' nullFlavor="NA" ')),
  ],
] as const) {
  test(`item 9: ${title} is shown, not the words for nothing`, () => {
    const before = factsIn(kind, xml)
    const after = factsIn(kind, spoiled)
    assert.deepEqual(after.facts, before.facts)
    assert.equal(after.facts[0]?.[1], undefined)
  })
}

test('item 9: a code for none and words for it are still none', () => {
  const { facts } = factsIn('allergies', medicines)
  assert.equal(facts[0]?.[1], 'known-absent')
})
