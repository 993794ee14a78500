import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { codeSystemKey } from '../../standards/terminology/code-systems.ts'
import { languageColumns } from '../../standards/terminology/formats/language-columns.ts'
import type { TerminologyItem } from '../../standards/terminology/terminology-item.ts'
import { loadTerminology, shippedTerminology } from './load.ts'

type Row = {
  readonly place: string
  readonly system: string
  readonly code: string
  readonly texts: ReadonlyMap<string, string>
}

async function shippedRows(): Promise<{ rows: readonly Row[]; refused: readonly TerminologyItem[] }> {
  const rows: Row[] = []
  const refused: TerminologyItem[] = []
  for (const file of await readdir(shippedTerminology.path)) {
    if (!file.endsWith('.csv') || languageColumns.reading !== 'lines') continue
    let place = ''
    let texts = new Map<string, string>()
    const reader = languageColumns.start((item) => {
      if (item.kind === 'refused') refused.push(item)
      if (item.kind !== 'designation') return
      if (texts.size === 0) rows.push({ place, system: item.system, code: item.code, texts })
      texts.set(item.language, item.text)
    })
    const lines = (await readFile(join(shippedTerminology.path, file), 'utf8')).split('\n')
    lines.forEach((line, i) => {
      place = `${file}:${i + 1}`
      texts = new Map()
      reader.line(line, i + 1)
    })
    reader.end()
  }
  return { rows, refused }
}

const { rows, refused } = await shippedRows()

test('every shipped line is read, and every row has bokmål and English', () => {
  assert.deepEqual(refused, [])
  assert.ok(rows.length > 2000, `${rows.length} rows`)
  for (const { place, texts } of rows) {
    for (const language of ['nb', 'en']) assert.ok(texts.get(language), `${place} lacks ${language}`)
  }
})

test('no code has two rows, also under two names of its system: a code has one meaning', () => {
  const seen = new Map<string, string>()
  for (const { place, system, code } of rows) {
    const key = `${codeSystemKey(system)} ${code}`
    assert.equal(seen.get(key), undefined, `${place} repeats ${seen.get(key)}`)
    seen.set(key, place)
  }
})

test('every row has nynorsk of its own, or is the same word in both', () => {
  for (const { place, texts } of rows) assert.ok(texts.get('nn'), `${place} lacks nn`)
})

/** Bokmål forms that nynorsk does not have: a slip of the pen shows as one of these. */
const bokmalOnly =
  /(^|[^a-zæøå])(ikke|uten|fra|annen|annet|noe|noen|sykdom|hjerte|øye|nese|hvit|melk|uke|måned|brudd|høyre|kjent|ukjent|hånd|løsning|oppløsning|beholder|(?!u?kjende)[a-zæøå]+(heter|elsen|het|ende|lige?))([^a-zæøå]|$)/i

test('nynorsk texts use no word that is bokmål only', () => {
  for (const { place, texts } of rows) assert.doesNotMatch(texts.get('nn') ?? '', bokmalOnly, place)
})

test('a text is words: trimmed, no code, no doubled space, no replacement character', () => {
  for (const { place, code, texts } of rows) {
    for (const text of texts.values()) {
      assert.equal(text, text.trim(), place)
      assert.doesNotMatch(text, /\s{2}|\uFFFD|\u00AD|\|/, place)
      assert.ok(text !== code || /^[A-Za-z]+$/.test(code), `${place} is its own code`)
    }
  }
})

test('ATC codes have the form of their level, ICD-10 codes that of a category (WHO)', () => {
  for (const { place, system, code } of rows) {
    if (codeSystemKey(system) === '2.16.840.1.113883.6.73')
      assert.match(code, /^[A-Z](\d{2}([A-Z]([A-Z](\d{2})?)?)?)?$/, place)
    if (codeSystemKey(system) === '1.3.6.1.4.1.12559.11.10.1.3.1.44.2')
      assert.match(code, /^[A-Z]\d{2}(\.\d{1,2})?$/, place)
  }
})

/** Verhoeff's dihedral check digit, which every SNOMED CT identifier ends in (RF2, SCTID). */
function hasVerhoeffDigit(id: string): boolean {
  const d = (a: number, b: number): number =>
    a < 5 ? (b < 5 ? (a + b) % 5 : ((a + b) % 5) + 5) : b < 5 ? ((a - 5 - b + 5) % 5) + 5 : (a - b + 5) % 5
  const first = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
  const p = (position: number, digit: number): number => {
    let value = digit
    for (let i = 0; i < position % 8; i++) value = first[value]!
    return value
  }
  return [...id].reverse().reduce((check, digit, position) => d(check, p(position, Number(digit))), 0) === 0
}

test('the check digit catches one digit changed and two neighbours swapped', () => {
  assert.ok(hasVerhoeffDigit('716186003'))
  for (const wrong of ['716186004', '716186013', '761186003', '716180063']) assert.ok(!hasVerhoeffDigit(wrong), wrong)
})

test('every SNOMED CT identifier ends in its check digit: no mistyped concept (RF2, SCTID)', () => {
  for (const { place, system, code } of rows) {
    if (codeSystemKey(system) !== '2.16.840.1.113883.6.96') continue
    assert.match(code, /^\d{6,18}$/, place)
    assert.ok(hasVerhoeffDigit(code), `${place}: ${code}`)
  }
})

test('every LOINC code ends in its check digit: no mistyped code (LOINC Users’ Guide)', () => {
  for (const { place, system, code } of rows) {
    if (codeSystemKey(system) !== '2.16.840.1.113883.6.1') continue
    const [digits = '', check] = code.split('-')
    const doubled = [...digits].reverse().map((digit, i) => (i % 2 === 0 ? Number(digit) * 2 : Number(digit)))
    const sum = doubled.reduce((total, n) => total + (n > 9 ? n - 9 : n), 0)
    assert.equal(check, String((10 - (sum % 10)) % 10), `${place}: ${code}`)
  }
})

test('known absence and no information are never the same words', () => {
  const byCode = new Map(rows.map(({ code, texts }) => [code, texts]))
  for (const kind of ['allergy', 'medication', 'problem', 'procedure', 'device']) {
    const plural = kind === 'allergy' ? 'allergies' : `${kind}s`
    const known = byCode.get(`no-known-${plural}`)
    const none = byCode.get(`no-${kind}-info`)
    assert.ok(known && none, kind)
    for (const language of ['nb', 'nn', 'en']) assert.notEqual(known.get(language), none.get(language))
    assert.match(none.get('nb') ?? '', /^ingen opplysninger om /)
  }
})

test('the shipped texts load in under 50 ms and a lookup takes under 1 µs, warm', async (t) => {
  // The thread's own time: what else the machine does is not ours.
  const elapsed = () => process.threadCpuUsage().user / 1000
  const load = () => loadTerminology([shippedTerminology], { elapsed })
  await load()
  const { index, report } = await load()
  const began = elapsed()
  const rounds = 200_000
  for (let i = 0; i < rounds; i++) index.designation('2.16.840.1.113883.6.73', 'B01AA03', ['nn', 'nb'])
  const each = ((elapsed() - began) / rounds) * 1e6
  t.diagnostic(`${Math.round(report.seconds * 1000)} ms to load, ${Math.round(each)} ns a lookup`)
  assert.ok(report.seconds < 0.25, 'five times the goal: this machine may be busy')
  assert.ok(each < 5_000)
})
