import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { concern, document, section } from '../../../../test/conversion/small-summary.ts'
import { conceptIndexBuilder } from '../../../standards/terminology/concept-index.ts'
import { openSummary } from '../open.ts'
import { viewOf } from './view-of.ts'

const sample = (name: string) => readFileSync(new URL(`../../../../samples/${name}.xml`, import.meta.url), 'utf8')
const now = new Date('2026-11-22T10:00:00Z')

/** The facts of one section, by what stands first in them and which kind of absence they are. */
function factsIn(kind: string, xml: string) {
  const { summary, findings } = openSummary(Buffer.from(xml), now)
  const view = viewOf(summary, findings, conceptIndexBuilder([]).build(), 'nb', now)
  const shown = view.sections.find((each) => each.kind === kind)
  assert.ok(shown)
  const facts = shown.groups.flatMap((group) => group.facts)
  return { facts: facts.map(({ lead, absence }) => [lead.map(({ text }) => text).join(), absence]), shown, view }
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

const told = '<text><reference value="#told"/></text><statusCode code="completed"/>'
const since = '<effectiveTime><low value="19901001"/></effectiveTime>'
const inWords = (code: string, entry: string) =>
  document(section(code, entry, '<content ID="told">alergija na kivi</content>'))

for (const [kind, code, entry] of [
  ['allergies', '48765-2', concern(`${told}${since}<value xsi:type="CD" nullFlavor="NA"/>`)],
  ['problems', '11450-4', concern(`${told}${since}<value xsi:type="CD" nullFlavor="NA"/>`)],
  [
    'procedures',
    '47519-4',
    `<entry><procedure classCode="PROC" moodCode="EVN"><code code="NA" nullFlavor="NA"/>${told}${since}</procedure></entry>`,
  ],
  [
    'devices',
    '46264-8',
    `<entry><supply classCode="SPLY" moodCode="EVN">${told}${since}<participant typeCode="DEV"><participantRole><playingDevice><code nullFlavor="NA"/></playingDevice></participantRole></participant></supply></entry>`,
  ],
] as const) {
  test(`item 9: ${kind} in words and with a date are named by the words, beside what stands for the code`, () => {
    const { facts, shown } = factsIn(kind, inWords(code, entry))
    assert.deepEqual(facts, [['alergija na kivi', undefined]])
    const main = shown.groups[0]?.facts[0]?.main ?? []
    const beside = main.find(({ label }) => label.text === 'Kode')
    assert.equal(beside?.values[0]?.absence, 'not-applicable')
  })
}

test('item 9: an allergy in words alone stands in the danger strip, and nothing beside it takes it back', () => {
  const { view } = factsIn('allergies', inWords('48765-2', concern(`${told}<value xsi:type="CD" nullFlavor="NA"/>`)))
  const [first] = view.dangers[0]?.items ?? []
  assert.equal(first?.said.text, 'alergija na kivi')
  assert.equal(first?.note, undefined)
})

test('item 9: a null flavour written as a code too is never what an allergy is to (seen in a published document)', () => {
  const agent =
    '<participant typeCode="CSM"><participantRole><playingEntity><code code="NA" codeSystem="NA" nullFlavor="NA"/></playingEntity></participantRole></participant>'
  const dog = '<value xsi:type="CD" code="260154005" codeSystem="2.16.840.1.113883.6.96" displayName="Dog dander"/>'
  const { facts } = factsIn('allergies', inWords('48765-2', concern(`${told}${dog}${agent}`, 'negationInd="true"')))
  assert.deepEqual(facts, [['Dog dander', undefined]])
})

const marksOf = (kind: string, xml: string) =>
  factsIn(kind, xml).shown.groups[0]?.facts[0]?.marks.map(({ text }) => text)

for (const [status, mark] of [
  ['cancelled', 'Status i dokumentet: avlyst'],
  ['aborted', 'Status i dokumentet: avbrutt'],
  ['suspended', 'Status i dokumentet: satt på vent'],
  ['held', 'Status i dokumentet: ikke startet'],
] as const) {
  for (const [kind, code, element] of [
    ['procedures', '47519-4', 'procedure'],
    ['immunizations', '11369-6', 'substanceAdministration'],
  ] as const) {
    test(`HL7 v3 ActStatus: of the ${kind}, a ${status} one is marked`, () => {
      const stopped = changed(allergies, code, element, (part) =>
        part.replace(/<statusCode code="\w+"/, `<statusCode code="${status}"`),
      )
      assert.deepEqual(marksOf(kind, stopped), [mark])
    })
  }
}

for (const [mood, mark] of [
  ['RQO', 'Forordnet/foreslått, ikke bekreftet i bruk'],
  ['PRP', 'Forordnet/foreslått, ikke bekreftet i bruk'],
  ['INT', undefined],
  ['EVN', undefined],
] as const) {
  test(`HL7 v3 ActMood: a medicine in mood ${mood} is ${mark ? 'not told as in use' : 'in use'}`, () => {
    const asked = changed(medicines, '10160-0', 'substanceAdministration', (part) =>
      part.replace(/moodCode="\w+"/, `moodCode="${mood}"`),
    )
    assert.deepEqual(marksOf('medications', asked), mark ? [mark] : [])
  })
}

test('item 9: a problem in words and without a date is told absent, and the words stand open beside', () => {
  const entry = concern(`${told}<value xsi:type="CD" nullFlavor="NA"/>`)
  const { facts, shown } = factsIn('problems', inWords('11450-4', entry))
  assert.deepEqual(facts, [['Ikke aktuelt', 'not-applicable']])
  assert.equal(shown.narrative?.holdsMore, true)
})

for (const [kind, code, entry, label] of [
  ['allergies', '48765-2', concern(`${told}<value xsi:type="CD" nullFlavor="NA"/>`), 'Allergi'],
  ['problems', '11450-4', concern(`${since}<value xsi:type="CD" nullFlavor="NA"/>`), 'Diagnose'],
] as const) {
  test(`what leads a fact of the ${kind} is told to be: ${label}`, () => {
    const { shown } = factsIn(kind, inWords(code, entry))
    assert.equal(shown.groups[0]?.facts[0]?.label.text, label)
  })
}

test('a section with more facts than a page can hold shows the first, and says how many there are besides', () => {
  const grave =
    '<entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN"><code code="82606-5"/><value xsi:type="CD" code="high"/></observation></entryRelationship>'
  const one = concern(`${told}<value xsi:type="CD" nullFlavor="NA"/>`)
  const last = concern(`${told}<value xsi:type="CD" nullFlavor="NA"/>${grave}`)
  const { facts, shown, view } = factsIn('allergies', inWords('48765-2', one.repeat(2010) + last))
  assert.equal(facts.length, 2000)
  assert.equal(shown.undrawn, 11)
  const items = view.dangers[0]?.items ?? []
  assert.equal(items[0]?.grave, true, 'the grave first, also when it came last')
  assert.equal(items[0]?.fact, undefined, 'no link to what is not there')
  assert.equal(items.length, 201)
  assert.equal(items.at(-1)?.said.text, 'og 1811 til')
})
