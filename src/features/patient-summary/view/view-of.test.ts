import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { own } from '../../../../test/vectors.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { ConceptIndex } from '../../../standards/terminology/concept-index.ts'
import { loadTerminology, shippedTerminology } from '../../terminology-service/index.ts'
import { openSummary } from '../open.ts'
import type { Fact, SectionView, SummaryView } from './summary-view.ts'
import { viewOf } from './view-of.ts'

const now = new Date('2026-11-22T10:00:00Z')
const documents = new Map([...own('test/fixtures/cda'), ...own('samples')].map(({ name, bytes }) => [name, bytes]))
let terminology: ConceptIndex
before(async () => {
  terminology = (await loadTerminology([shippedTerminology], { elapsed: () => 0 })).index
})

function view(name: string, language: Language = 'nb'): SummaryView {
  const { summary, findings } = openSummary(documents.get(`${name}.xml`)!, now)
  return viewOf(summary, findings, terminology, language, now)
}
const sectionOf = (shown: SummaryView, kind: SectionView['kind']) =>
  shown.sections.find((section) => section.kind === kind)!
const factsIn = (shown: SummaryView, kind: SectionView['kind']) =>
  sectionOf(shown, kind).groups.flatMap(({ facts }) => facts)
const words = (fact: Fact | undefined) => fact?.lead.map(({ text }) => text).join(' + ')
const marks = (fact: Fact | undefined) => fact?.marks.map(({ text }) => text)
const detail = (fact: Fact | undefined, label: string) =>
  [...(fact?.main ?? []), ...(fact?.more ?? [])]
    .find((each) => each.label.text === label)
    ?.values.map(({ text, qualifier }) => (qualifier ? `${text} (${qualifier.text})` : text))
    .join(', ')
const danger = (shown: SummaryView, label: string) =>
  shown.dangers
    .find((each) => each.label.text === label)
    ?.items.map(({ said, grave }) => `${grave ? '!' : ''}${said.text}`)

test('issue 2, item 9: an active allergy whose observation is completed stays active', () => {
  for (const name of [
    'allergy-active-statuscode-completed',
    'allergy-no-status-concern-completed',
    'allergy-concern-completed-status-active',
  ]) {
    const shown = view(name)
    assert.deepEqual(danger(shown, 'Allergi'), ['!penicilliner'], name)
    assert.deepEqual(marks(factsIn(shown, 'allergies')[0]), ['Høy kritikalitet'], name)
  }
})

test('a resolved allergy is marked, and leaves the danger strip', () => {
  const shown = view('allergy-status-resolved')
  assert.deepEqual(danger(shown, 'Allergi'), ['Ingen av dem som er ført, er aktive'])
  assert.ok(marks(factsIn(shown, 'allergies')[0])?.includes('Tilbakelagt'))
})

test('EHEALTH-9964: an agent that is only text under a null flavour is shown', () => {
  const [fact] = factsIn(view('allergy-agent-oth-text'), 'allergies')
  assert.match(words(fact) ?? '', /^Washing powder/)
  assert.equal(fact?.lead[0]?.how, 'free-text')
})

test('an agent whose code is in a translation is shown by it', () => {
  assert.equal(words(factsIn(view('allergy-agent-oth-translation'), 'allergies')[0]), 'Propolis')
})

test('EHEALTH-9966: a product coded by ATC at its class alone is named, and checked as a blood thinner', () => {
  const shown = view('medication-atc-specialized-kind-only')
  assert.equal(words(factsIn(shown, 'medications')[0]), 'warfarin')
  assert.deepEqual(danger(shown, 'Blodfortynnende'), ['!warfarin'])
})

test('people.md 4.4: a medicine without a code is told to be unchecked, not passed over', () => {
  assert.deepEqual(danger(view('medication-anticoagulant-by-name-only'), 'Blodfortynnende'), [
    'Ingen funnet, men 1 legemiddel mangler ATC-kode og er ikke kontrollert',
  ])
})

test('EHEALTH-8798: each part of a combination pack has its own substances and strengths', () => {
  const [fact] = factsIn(view('medication-parts-different-ingredients'), 'medications')
  assert.equal(detail(fact, 'Del 1'), 'klotrimazol (i skjeden), 500 mg, vagitorie, 1 stk., Example pessary')
  assert.match(detail(fact, 'Del 2') ?? '', /^folsyre, jern\(II\)sulfat, 0,4 mg \+ 80 mg, tablett/)
})

test('an ended medicine stands apart, by its end date alone', () => {
  const shown = sectionOf(view('medication-ended-status-active'), 'medications')
  assert.equal(shown.groups[0]?.title?.text, 'Avsluttede legemidler')
  assert.equal(sectionOf(view('medication-wave5-names-and-nulls'), 'medications').groups[0]?.title, undefined)
})

test('EHEALTH-9971: a device shows its id and that it was removed', () => {
  const [fact] = factsIn(view('device-id-and-end-date'), 'devices')
  assert.equal(detail(fact, 'Utstyrets id'), 'SN-EX-0099')
  assert.deepEqual(marks(fact), ['Fjernet 1. januar 2022'])
})

test('the side of a procedure stands with its site', () => {
  assert.equal(detail(factsIn(view('procedure-laterality'), 'procedures')[0], 'Sted på kroppen'), 'hofteledd (venstre)')
})

test('what is only planned, not given or denied is told apart', () => {
  assert.deepEqual(marks(factsIn(view('procedure-planned'), 'procedures')[0]), ['Planlagt, ikke utført'])
  assert.deepEqual(marks(factsIn(view('vaccination-negated'), 'immunizations')[0]), ['Ikke gitt'])
  const [denied] = factsIn(view('absence-known-by-negation'), 'allergies')
  assert.ok(denied?.denied)
  assert.deepEqual(marks(denied), ['Avkreftet'])
})

test('people.md 4.4: what the patient says stands as the patient’s', () => {
  assert.deepEqual(marks(factsIn(view('patient-authored-entries'), 'allergies')[0]), ['Oppgitt av pasienten selv'])
  assert.deepEqual(marks(factsIn(view('patient-authored-section'), 'problems')[0]), ['Oppgitt av pasienten selv'])
})

test('issue 2, item 9: no two kinds of absence share their words', () => {
  const said = new Map<string, string>()
  for (const [name, state] of [
    ['absence-no-known', 'known-absent'],
    ['absence-nullflavor-ni', 'no-information'],
    ['absence-nullflavor-nask', 'not-asked'],
    ['absence-nullflavor-asku', 'asked-unknown'],
    ['absence-nullflavor-unk', 'unknown'],
    ['absence-nullflavor-nav', 'not-available'],
    ['absence-nullflavor-na', 'not-applicable'],
    ['absence-sections-blank', 'section-empty'],
    ['absence-sections-missing', 'section-absent'],
  ] as const) {
    const section = sectionOf(view(name), 'allergies')
    const [fact] = section.groups.flatMap(({ facts }) => facts)
    // An allergy in words is told by its words, and what stands for its code beside.
    const absences = [...(fact?.lead ?? []), ...(fact?.main ?? []).flatMap(({ values }) => values), section.absence]
    const told = absences.find((said) => said?.absence !== undefined)
    assert.equal(told?.absence, state, name)
    const text = told?.text ?? ''
    assert.ok(!said.has(text), `${name} says what ${said.get(text)} says: ${text}`)
    said.set(text, name)
  }
})

test('Art. 8: a masked fact is shown exactly as one without information', () => {
  const [masked, silent] = [view('absence-nullflavor-msk'), view('absence-nullflavor-ni')].map(
    ({ sections, dangers }) =>
      JSON.stringify([sections, dangers], (key, value) => (key === 'narrative' ? undefined : value)),
  )
  assert.equal(masked, silent)
})

test('exchange.md 2.5: no allergy to medicines says nothing of food', () => {
  assert.deepEqual(danger(view('absence-no-known-medication-allergies-only'), 'Allergi'), [
    'Ingen kjente legemiddelallergier (bare legemidler)',
  ])
})

test('people.md 4.3: a narrative with more than the coded facts stands open', () => {
  for (const [name, kind] of [
    ['absence-sections-empty', 'allergies'],
    ['section-unknown-narrative', 'other'],
    ['result-external-document', 'results'],
  ] as const) {
    assert.equal(sectionOf(view(name), kind).narrative?.holdsMore, true, name)
  }
  assert.equal(sectionOf(view('pt-ps-l3'), 'allergies').narrative?.holdsMore, false)
})

test('what no field of the model reads is a detail of its fact', () => {
  const [fact] = factsIn(view('allergy-wave5-reaction-as-problem'), 'allergies')
  assert.equal(detail(fact, 'Tilstand'), 'elveblest (urtikaria)')
  assert.equal(fact?.main.length, 2)
})

test('an untranslated code keeps the sender’s words, its code and its system, and is counted', () => {
  const shown = view('cz-ps-l3')
  const said = factsIn(shown, 'allergies')
    .flatMap(({ lead }) => lead)
    .find(({ how }) => how === 'untranslated')
  assert.deepEqual(
    { text: said?.text, lang: said?.lang, code: said?.code },
    { text: 'Propolisová mast', lang: 'cs-CZ', code: 'A-4410' },
  )
  assert.ok(shown.untranslated.some(({ said: { code } }) => code === 'A-4410'))
})

test('a code without any words is shown as the code', () => {
  assert.equal(words(factsIn(view('code-without-any-words'), 'allergies')[0]), 'Q-55')
})

test('safety deviations stand at their fact, section or document, and every one is counted', () => {
  for (const name of documents.keys()) {
    let shown: SummaryView
    try {
      shown = view(name.replace('.xml', ''))
    } catch {
      continue // refused documents have no view
    }
    const facts = shown.sections.flatMap(({ groups }) => groups.flatMap((group) => group.facts))
    const placed = [
      ...shown.warnings,
      ...shown.sections.flatMap(({ warnings }) => warnings),
      ...facts.flatMap(({ warnings }) => warnings),
    ]
    assert.equal(placed.length, shown.warningCount, name)
    assert.equal(new Set([...facts, ...shown.sections].map(({ id }) => id)).size, facts.length + shown.sections.length)
  }
})

test('the legal name stands in the banner, the others among the people', () => {
  const shown = view('patient-names-several')
  assert.equal(shown.banner.name.text, 'Dr Pat Middle Testcase')
  const others = shown.parties[0]?.details.find(({ label }) => label.text === 'Andre navn')
  assert.equal(others?.values.length, 2)
})

test('Northern Sámi borrows bokmål and says so; English has its own words', () => {
  assert.deepEqual(sectionOf(view('pt-ps-l3', 'se'), 'allergies').title, {
    text: 'Allergier og intoleranser',
    lang: 'nb',
  })
  assert.deepEqual(sectionOf(view('pt-ps-l3', 'en'), 'allergies').title, {
    text: 'Allergies and intolerances',
    lang: 'en',
  })
})

test('an L1 summary has a banner and a warning, and claims nothing else', () => {
  const shown = view('pt-ps-l1')
  assert.equal(shown.level, 'L1')
  assert.deepEqual([shown.sections, shown.notDelivered], [[], []])
  // A missing strip would read as nothing to tell.
  assert.deepEqual(danger(shown, 'Allergi, legemidler, implantat, graviditet'), [
    '!Ikke lest av programmet – les hele PDF-en',
  ])
  assert.ok(shown.warningCount > 0)
})

test('issue 5, trial 11: a Greek name stands in Latin letters beside itself, marked as such, and is never replaced', () => {
  const { banner, parties } = view('cy-ps-l3')
  assert.deepEqual(banner.name, {
    text: 'Σάββας Ανύπαρκτος',
    lang: 'el-CY',
    how: 'own',
    latin: { text: 'Savvas Anyparktos', lang: 'el-Latn' },
  })
  const said = parties.flatMap(({ details }) => details.flatMap(({ values }) => values))
  assert(said.some(({ latin }) => latin?.text.startsWith('Odos Ypotheseos 6, Larnaka')))
  assert.equal(view('fi-ps-l3').banner.name.latin, undefined)
})
